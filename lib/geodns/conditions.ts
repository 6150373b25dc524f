import type { Conditions, HealthCheck, Zone } from './model';
import { regionsIn } from './region-names';

/**
 * What health checkers see while some Regions are down: nothing in them answers, and everything else does. What a check asks
 * for in order to say the opposite, such as a flag that drains a Region, is not there, wherever it would be.
 */
export function regionsDown(zone: Zone, dead: ReadonlySet<string>): Conditions {
  const down = (name: string) => regionsIn(name).some((region) => dead.has(region));
  const targets = zone.records.flatMap(({ answer }) =>
    answer.kind === 'alias' && answer.to === 'resource' && down(answer.target) ? answer.target : [],
  );
  return {
    answering: new Map(zone.checks.map((check) => [check.id, answers(check, down)])),
    deadResources: new Set(targets),
  };
}

function answers({ asks, inverted }: HealthCheck, down: (name: string) => boolean): boolean {
  switch (asks.kind) {
    case 'endpoint':
      return !inverted && !down(asks.host);
    case 'alarm':
      // Without data it says what it is told to; the last state that it knew was a good one.
      return down(asks.region) && asks.whenUnknown === 'unhealthy' ? inverted : !inverted;
    case 'calculated':
      return true;
  }
}
