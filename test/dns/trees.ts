/** Random trees of records, each of a shape, with health checks at every place where gdnsd can be told of them. */
import fc from 'fast-check';
import type { Answer, Asks, HealthCheck, Location, RecordSet, Routing } from '../../lib/geodns/model';
import type { RoutingKind } from './routed';
import { BLOCKS, collectionOf, GEOGRAPHY, REGIONS } from './world';

/** Kinds of routing from the top down; what is below the last is an address. */
export const SHAPES: Readonly<Record<string, readonly RoutingKind[]>> = {
  simple: ['simple'],
  weighted: ['weighted'],
  multivalue: ['multivalue'],
  failover: ['failover'],
  latency: ['latency'],
  geolocation: ['geolocation'],
  geoproximity: ['geoproximity'],
  addresses: ['addresses'],
  'latency > weighted': ['latency', 'weighted'],
  'failover > latency': ['failover', 'latency'],
  'geolocation > latency': ['geolocation', 'latency'],
  'addresses > geolocation': ['addresses', 'geolocation'],
  'geoproximity > multivalue': ['geoproximity', 'multivalue'],
  'failover > geoproximity': ['failover', 'geoproximity'],
  'latency > failover > weighted': ['latency', 'failover', 'weighted'],
  'geolocation > failover > latency': ['geolocation', 'failover', 'latency'],
  'failover > failover > failover': ['failover', 'failover', 'failover'],
  'latency > latency > multivalue': ['latency', 'latency', 'multivalue'],
};

export interface Tree {
  readonly shape: string;
  /** Name that is asked. */
  readonly name: string;
  readonly records: readonly RecordSet[];
  readonly checks: readonly HealthCheck[];
}

/** A tree under a name; `address` gives one that no other record has. */
export const treeOf = (shape: string, label: string, zone: string, address: () => string): fc.Arbitrary<Tree> =>
  fc.gen().map((gen) => {
    const planter = new Planter(gen, zone, address);
    const name = planter.group(label, SHAPES[shape] ?? []);
    return { shape, name, records: planter.records, checks: planter.checks };
  });

/** How a record is checked: by nobody, or by checks that all must say so. */
type Checking = 'none' | 'endpoint' | 'inverted' | 'calculated' | 'disabled' | 'disabled-inverted' | 'needless';

class Planter {
  readonly records: RecordSet[] = [];
  readonly checks: HealthCheck[] = [];

  constructor(
    private readonly gen: fc.GeneratorValue,
    private readonly zone: string,
    private readonly address: () => string,
  ) {}

  /** Records of a name, and all below them. */
  group(label: string, [kind, ...below]: readonly RoutingKind[]): string {
    const name = `${label}.${this.zone}`;
    // gdnsd probes all addresses of such a set alike.
    const alike = kind === 'weighted' || kind === 'multivalue' ? this.checking() : undefined;
    for (const [i, { id, routing }] of this.routings(kind ?? 'simple').entries()) {
      const goesOn = below.length > 0 && this.chance(85);
      const firm = this.isFirm(routing);
      // Most that lead on are as healthy as what they lead to.
      const rarely = goesOn && this.chance(75);
      const checking = alike ?? (kind === 'simple' || firm || rarely ? 'none' : this.checking());
      this.records.push({
        name,
        type: 'A',
        ...(kind === 'simple' ? {} : { id }),
        routing,
        answer: goesOn ? this.alias(this.group(`${label}-${i}`, below), firm) : this.values(kind),
        ...this.checked(`${label}/${id}`, checking),
      });
    }
    return name;
  }

  private routings(kind: RoutingKind): { readonly id: string; readonly routing: Routing }[] {
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `r${i}`);
    switch (kind) {
      case 'simple':
        return [{ id: '', routing: { by: kind } }];
      case 'multivalue':
        return ids(this.upTo(8)).map((id) => ({ id, routing: { by: kind } }));
      case 'weighted':
        return ids(this.upTo(4)).map((id) => ({
          id,
          routing: { by: kind, weight: this.gen(fc.constantFrom, 0, 1, 1, 2, 3, 10, 255) },
        }));
      case 'failover':
        return (['primary', 'secondary'] as const).map((role) => ({ id: role, routing: { by: kind, role } }));
      case 'latency':
        return this.some(REGIONS, 4).map((region) => ({ id: region, routing: { by: kind, region } }));
      case 'geoproximity':
        return this.some(REGIONS, 4).map((region) => ({ id: region, routing: { by: kind, at: { region }, bias: 0 } }));
      case 'geolocation':
        return [...(this.chance(95) ? [{ everywhere: true } as const] : []), ...this.some(LOCATIONS, 4)].map(
          (location) => ({ id: JSON.stringify(location), routing: { by: kind, location } }),
        );
      case 'addresses':
        return this.byAddresses();
    }
  }

  private byAddresses(): { readonly id: string; readonly routing: Routing }[] {
    const names = Object.keys(BLOCKS);
    const locations = this.some(names, 3);
    // Now and then there is a block without a record.
    const collection = collectionOf(this.chance(99) ? locations : names);
    return ['*', ...locations].map((location) => ({
      id: location,
      routing: { by: 'addresses', collection, location },
    }));
  }

  /**
   * Whether a record is never unhealthy. Many of those are that come last on the way outwards, or have nothing after them:
   * what is answered when they are unhealthy is not documented, and so can't be compared.
   */
  private isFirm(routing: Routing): boolean {
    if (routing.by === 'addresses') return this.chance(85);
    return routing.by === 'geolocation' && 'everywhere' in routing.location && this.chance(90);
  }

  private alias(target: string, firm: boolean): Answer {
    return { kind: 'alias', target, to: 'record', followsHealth: !firm && this.chance(85) };
  }

  private values(kind: RoutingKind | undefined): Answer {
    const count = kind === 'simple' ? this.upTo(3) : 1;
    return { kind: 'values', values: Array.from({ length: count }, this.address), ttl: 60 };
  }

  private checking(): Checking {
    const frequent: Checking[] = ['endpoint', 'endpoint', 'endpoint', 'inverted', 'calculated', 'calculated'];
    const rare: Checking[] = ['none', 'disabled', 'disabled-inverted', 'needless'];
    return this.gen(fc.constantFrom, ...(this.chance(85) ? frequent : rare));
  }

  private checked(id: string, checking: Checking): { readonly check?: string } {
    const add = (checkId: string, asks: Asks, more: Partial<HealthCheck> = {}) => {
      this.checks.push({ id: checkId, asks, inverted: false, disabled: false, ...more });
      return checkId;
    };
    switch (checking) {
      case 'none':
        return {};
      case 'endpoint':
        return { check: add(id, ENDPOINT) };
      case 'inverted':
        return { check: add(id, ENDPOINT, { inverted: true }) };
      case 'disabled':
        return { check: add(id, ENDPOINT, { disabled: true }) };
      case 'disabled-inverted':
        return { check: add(id, ENDPOINT, { disabled: true, inverted: true }) };
      case 'needless':
        return { check: add(id, { kind: 'calculated', children: [add(`${id}/0`, ENDPOINT)], threshold: 0 }) };
      case 'calculated': {
        // As a region's: that it answers, and that nobody has drained it.
        const children = [add(`${id}/0`, ENDPOINT), add(`${id}/1`, ENDPOINT, { inverted: true })];
        return { check: add(id, { kind: 'calculated', children, threshold: children.length }) };
      }
    }
  }

  private some<T>(all: readonly T[], most: number): T[] {
    return this.gen(fc.shuffledSubarray, [...all], { minLength: 1, maxLength: Math.min(most, all.length) });
  }

  private upTo(most: number): number {
    return this.gen(fc.integer, { min: 1, max: most });
  }

  private chance(percent: number): boolean {
    return this.gen(fc.integer, { min: 1, max: 100 }) <= percent;
  }
}

const ENDPOINT: Asks = {
  kind: 'endpoint',
  protocol: 'HTTP',
  host: 'fake',
  port: 80,
  intervalSeconds: 10,
  threshold: 1,
};

const LOCATIONS: readonly Location[] = Object.entries(GEOGRAPHY).flatMap(([continent, countries]) => [
  { continent },
  ...Object.entries(countries).flatMap(([country, states]) => [
    { country },
    ...states.map((subdivision) => ({ country, subdivision })),
  ]),
]);
