import type { DomainSpec } from '../../blueprint/blueprint';
import { ask } from '../ask';
import type { Answer, Check } from '../check';
import { type HostedZone, readHostedZone } from '../hosted-zone';

/** Whether the zone can hold the names that the kit puts into it: the domain and what is below. */
export const hostedZone: Check = {
  id: 'hosted-zone',
  asks: 'aws',
  run: async (context) => {
    const { domain } = context.blueprint;
    if (!domain) return [];
    return ask('the hosted zone', undefined, async () => [
      judge(domain, await readHostedZone(domain.hostedZoneId, context)),
    ]);
  },
};

export function judge({ name, hostedZoneId }: DomainSpec, zone: HostedZone | undefined): Answer {
  const remedy = `set domain.hostedZoneId to the public zone of ${name} (aws route53 list-hosted-zones)`;
  if (!zone) return { state: 'problem', what: `no zone ${hostedZoneId} in this account`, remedy };
  if (zone.private)
    return { state: 'problem', what: `${hostedZoneId} (${zone.name}) is private: nobody outside sees it`, remedy };
  if (name !== zone.name && !name.endsWith(`.${zone.name}`))
    return { state: 'problem', what: `${hostedZoneId} is of ${zone.name}, which can't hold ${name}`, remedy };
  return { state: 'ok', what: `${hostedZoneId} (${zone.name}) is public and can hold ${name}` };
}
