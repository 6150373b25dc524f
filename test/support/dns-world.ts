import type { Blueprint } from '../../lib/blueprint/blueprint';
import { bucketName } from '../../lib/blueprint/names';
import { CLIENT_SUBNETS } from '../../lib/dns/client-subnets';
import type { DnsClients } from '../../lib/dns/clients';
import { askServer } from '../../lib/dns/name-server';
import type { Conditions, Zone } from '../../lib/geodns/model';
import { simulate } from '../../lib/geodns/simulate';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { zoneOfLive } from '../../lib/geodns/zone-of-live';
import { DnsResponder } from './dns-responder';
import { configOf, stated } from './dns-world-records';
import { FakeBuckets } from './fake-buckets';
import { Faults } from './faults';
import { CHECKERS, type FakeCheck } from './route53/health-checks';
import type { DnsQuestion, DnsReply } from './route53/operation';
import { Route53Server } from './route53/server';

export const ACCOUNT = '123456789012';
export const OPERATOR = `arn:aws:sts::${ACCOUNT}:assumed-role/operator/ana`;

/**
 * An environment that is deployed: its zone at a Route 53 server, its drain buckets, name servers that answer by the simulator
 * from what stands in both, and regions that can die. Time stands still but for those who wait.
 */
export class DnsWorld {
  /** Counts the requests to Route 53 and S3 together. */
  readonly faults = new Faults();
  readonly buckets = new FakeBuckets(this.faults);
  /** Regions whose servers do not answer. */
  readonly dead = new Set<string>();
  /** Whether the parent leads to the zone. */
  delegated = true;
  account = ACCOUNT;
  arn = OPERATOR;
  now = Date.parse('2026-11-25T12:00:00Z');
  /** Health checkers see no flag. */
  blind = false;
  /** What the name servers answer for some questions, whatever is right. */
  answersInstead: (question: DnsQuestion) => readonly string[] | undefined = () => undefined;
  /** Called whenever somebody waits. */
  onSleep: () => void = () => {};

  private constructor(
    readonly blueprint: Blueprint,
    readonly route53: Route53Server,
    readonly nameServer: DnsResponder,
  ) {}

  static async start(blueprint: Blueprint): Promise<DnsWorld> {
    let world: DnsWorld | undefined;
    const answers = (question: DnsQuestion): DnsReply => world?.said(question) ?? { code: 'NOERROR', data: [] };
    const [route53, nameServer] = await Promise.all([Route53Server.start(), DnsResponder.start(answers)]);
    world = new DnsWorld(blueprint, route53, nameServer);
    route53.answers = answers;
    route53.faults = world.faults;
    world.deploy();
    return world;
  }

  async stop(): Promise<void> {
    this.nameServer.stop();
    await this.route53.stop();
  }

  get zoneId(): string {
    return this.blueprint.domain?.hostedZoneId ?? '';
  }

  get regions(): readonly string[] {
    return this.blueprint.routing.regions;
  }

  bucket(region: string): string {
    return bucketName(this.blueprint, 'drain', this.account, region);
  }

  get clients(): DnsClients {
    return {
      caller: async () => ({ account: this.account, arn: this.arn }),
      route53: () => this.route53.client(),
      buckets: (region) => this.buckets.client(region),
      ask: (_, question) => askServer('127.0.0.1', question, this.nameServer.port),
      nameServers: async () => (this.delegated ? [this.route53.zones.get(this.zoneId).nameServers[0] ?? ''] : []),
      now: () => this.now,
      sleep: async (ms) => {
        this.now += ms;
        this.onSleep();
      },
    };
  }

  /** Regions that answer nobody, by what health checkers find now. */
  away(): string[] {
    const led = new Set(CLIENT_SUBNETS.map(({ subnet }) => this.regionOf({ name: this.entry, type: 'A', subnet })));
    return this.regions.filter((region) => !led.has(region));
  }

  /** Whether Route 53's check of a region is healthy. */
  isHealthy(region: string): boolean {
    const zone = this.live();
    const check = zone.records.find(({ name, id }) => name === this.entry && id === region)?.check;
    const { answering } = this.conditions();
    const says = (id: string): boolean => {
      const { asks, disabled, inverted } = zone.checks.find((each) => each.id === id)!;
      const good = asks.kind === 'calculated' ? asks.children.filter(says).length >= asks.threshold : answering.get(id);
      return (disabled || good === true) !== inverted;
    };
    return check === undefined || says(check);
  }

  private get entry(): string {
    return `origin.${this.blueprint.domain?.name}`;
  }

  private regionOf(question: DnsQuestion): string | undefined {
    const [address] = this.answer(question).data;
    return this.regions.find((region) => addressOf(region, this.regions) === address);
  }

  private said(question: DnsQuestion): DnsReply {
    const instead = this.answersInstead(question);
    return instead ? { code: 'NOERROR', data: instead } : this.answer(question);
  }

  private answer({ name, type, subnet }: DnsQuestion): DnsReply {
    const client = CLIENT_SUBNETS.find((each) => each.subnet === subnet)?.client ?? CLIENT_SUBNETS[0]!.client;
    const { outcomes } = simulate(this.live(), name, type as 'A', client, this.conditions());
    const [first] = [...outcomes].sort((a, b) => b.probability - a.probability);
    if (!first || first.answer.kind === 'no-data') return { code: 'NXDOMAIN', data: [] };
    if (first.answer.kind === 'values') return { code: 'NOERROR', data: first.answer.values };
    const host = first.answer.kind === 'resource' ? first.answer.host : '';
    const region = this.regions.find((each) => host.includes(each));
    return { code: 'NOERROR', data: [region === undefined ? '192.0.2.250' : addressOf(region, this.regions)] };
  }

  private known: { readonly of: readonly unknown[]; readonly zone: Zone } | undefined;

  /** Made anew only when something changed. */
  private live(): Zone {
    const { records } = this.route53.zones.get(this.zoneId);
    const checks = [...this.route53.checks.all.values()];
    const of = [records, ...checks.map(({ config }) => config)];
    if (this.known?.of.length !== of.length || of.some((each, i) => this.known?.of[i] !== each)) {
      const stated = checks.map(({ id, config }) => ({ Id: id, HealthCheckConfig: config }));
      this.known = { of, zone: zoneOfLive(records, stated) };
    }
    return this.known.zone;
  }

  private conditions(): Conditions {
    const seen = [...this.route53.checks.all.values()].map((check) => [check.id, this.sees(check)] as const);
    return { answering: new Map(seen), deadResources: new Set() };
  }

  private sees({ config: { FullyQualifiedDomainName: host = '', ResourcePath: path = '' } }: FakeCheck): boolean {
    const [bucket = '', s3] = host.split('.');
    if (s3 === 's3') return !this.blind && this.buckets.shows(bucket, path.slice(1));
    return !this.regions.some((region) => this.dead.has(region) && host.startsWith(`origin-${region}.`));
  }

  private deploy(): void {
    const { route53, blueprint } = this;
    route53.checks.seen = (check) => (this.sees(check) ? CHECKERS.length : 0);
    route53.zones.asksUntilInSync = 0;
    route53.zones.create(blueprint.domain?.name ?? '', 'deployed', { id: this.zoneId });
    for (const region of this.regions) this.buckets.make(this.bucket(region), region);
    const { records, checks } = zoneOf({ ...blueprint, account: this.account });
    const ids = new Map<string, string>();
    for (const check of checks) ids.set(check.id, route53.checks.create(check.id, configOf(check, ids)).id);
    // Aliases come after what they lead to.
    const left = [...records];
    const names = new Set<string>();
    while (left.length > 0) {
      const next = left.findIndex(
        ({ answer }) => answer.kind === 'values' || answer.to === 'resource' || names.has(answer.target),
      );
      const [record] = left.splice(Math.max(0, next), 1);
      const set = stated(record!, this.zoneId, ids);
      route53.zones.change(this.zoneId, [{ Action: 'CREATE', ResourceRecordSet: set }]);
      if (!left.some(({ name }) => name === record!.name)) names.add(record!.name);
    }
  }
}

export const addressOf = (region: string, regions: readonly string[]) => `198.51.100.${regions.indexOf(region) + 1}`;
