import { ask } from '../ask';
import type { Answer, Check } from '../check';
import { readHostedZone } from '../hosted-zone';

/** Whether records can be changed while us-east-1 is away, from where Route 53 is told everything: else no region could be named anew. */
export const acceleratedRecovery: Check = {
  id: 'accelerated-recovery',
  asks: 'aws',
  run: async (context) => {
    const { domain, routing } = context.blueprint;
    if (!domain || routing.regions.length < 2) return [];
    if (context.emulated)
      return [{ state: 'unknown', what: 'the emulator does not know of accelerated recovery', remedy: 'ask AWS' }];
    return ask('accelerated recovery', undefined, async () => {
      const zone = await readHostedZone(domain.hostedZoneId, context);
      return zone ? [judge(domain.hostedZoneId, zone.acceleratedRecovery)] : [];
    });
  },
};

/** @param status as Route 53 says it; undefined where it says nothing of it */
export function judge(hostedZoneId: string, status: string | undefined): Answer {
  if (status === 'ENABLED') return { state: 'ok', what: `${hostedZoneId} can be changed without us-east-1 too` };
  if (status?.startsWith('ENABLING'))
    return { state: 'warning', what: `${hostedZoneId} is getting accelerated recovery`, remedy: 'ask again later' };
  return {
    state: 'warning',
    what: `${hostedZoneId} can't be changed while us-east-1 is away: accelerated recovery is off`,
    remedy: `aws route53 update-hosted-zone-features --hosted-zone-id ${hostedZoneId} --enable-accelerated-recovery`,
  };
}
