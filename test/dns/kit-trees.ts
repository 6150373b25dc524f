/** The names that the kit makes for three regions, with an address in the place of each load balancer. */
import type { Blueprint } from '../../lib/blueprint/blueprint';
import type { HealthCheck, RecordSet } from '../../lib/geodns/model';
import { entryName } from '../../lib/geodns/regions';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { threeRegions } from '../support/regions';
import type { Tree } from './trees';

type Routing = NonNullable<NonNullable<Parameters<typeof threeRegions>[0]>['routing']>;

const ROUTING: Readonly<Record<string, Routing>> = {
  latency: { policy: 'latency' },
  geolocation: {
    policy: 'geolocation',
    places: {
      IN: ['ap-south-1', 'eu-west-1'],
      EU: ['eu-west-1', 'us-east-1'],
      'US-CA': ['us-east-1', 'eu-west-1', 'ap-south-1'],
    },
  },
  geoproximity: { policy: 'geoproximity' },
};

export const kitTrees = (zone: string): Tree[] =>
  Object.entries(ROUTING).map(([policy, routing], i) => {
    const domain = { name: `kit-${policy}.${zone}`, hostedZoneId: 'Z0123456789EXAMPLE' };
    return treeOf(`kit: ${policy}`, threeRegions({ routing, domain }), `127.200.${i}`);
  });

function treeOf(shape: string, blueprint: Blueprint, block: string): Tree {
  const name = entryName(blueprint);
  const { records, checks } = zoneOf(blueprint);
  // Names of checks are the same in every environment.
  const own = (id: string) => `${shape}/${id}`;
  return {
    shape,
    name,
    records: records.map((record, i): RecordSet => {
      const { answer, check, ...rest } = record;
      const isEnd = answer.kind === 'alias' && answer.to === 'resource';
      return {
        ...rest,
        answer: isEnd ? { kind: 'values', values: [`${block}.${i + 1}`], ttl: 60 } : answer,
        ...(check === undefined ? {} : { check: own(check) }),
      };
    }),
    checks: checks.map((check): HealthCheck => {
      const { id, asks } = check;
      return {
        ...check,
        id: own(id),
        asks: asks.kind === 'calculated' ? { ...asks, children: asks.children.map(own) } : asks,
      };
    }),
  };
}
