/**
 * A zone as a configuration of gdnsd, an authoritative name server of others. A record is a "datacenter" of the resource of its
 * name; a resource prefers them in the order that Route 53 documents, for each network of a client. The order is written down
 * here from the records alone, without the simulator.
 */
import type { Conditions, RecordSet } from '../../lib/geodns/model';
import type { Exported, ExportProps } from './exported';
import { addressMap, dc, geolocationMap, geoproximityMap, latencyMap } from './gdnsd-maps';
import { ProbedChecks, serviceTypes } from './probed-checks';
import { type Routed, routed } from './routed';

/** As little as can be alive for the whole to be. gdnsd takes half when nothing is said, and of weights, not of records. */
const UP_THRESH = 'up_thresh => 0.000001';

export function exported(props: ExportProps): Exported {
  return new Exporter(props).export();
}

class Exporter {
  private readonly multifo: string[] = [];
  private readonly weighted: string[] = [];
  private readonly metafo: string[] = [];
  private readonly geoip: string[] = [];
  private readonly maps: string[] = [];
  private readonly made = new Map<string, string>();
  private readonly probes = new Map<string, string>();
  private readonly states: { readonly key: string; readonly check: string; readonly inverted: boolean }[] = [];
  private readonly choices: { readonly key: string; readonly record: RecordSet }[] = [];
  private readonly checks: ProbedChecks;

  constructor(private readonly props: ExportProps) {
    this.checks = new ProbedChecks(props.zone.checks);
  }

  export(): Exported {
    const { names, zone, ports, folder } = this.props;
    const roots = names.map((name) => [name.slice(0, -zone.name.length - 1), this.group(name)] as const);
    const section = (name: string, lines: readonly string[]) =>
      lines.length === 0 ? '' : `${name} => {\n${lines.join('\n')}\n}`;
    return {
      config: `options => { listen => [ 127.0.0.1:${ports.dns} ], run_dir => "${folder}/run", state_dir => "${folder}/state", udp_threads => 1, tcp_threads => 1 }
service_types => { ${serviceTypes(ports.probes)} }
plugins => {
${section('multifo', [...this.multifo, 'sentinel => { service_types => s0, up_thresh => 0.000001, a => 127.255.255.1, b => 127.255.255.2 }'])}
${section('weighted', this.weighted)}
${section('metafo', this.metafo.length === 0 ? [] : ['resources => {', ...this.metafo, '}'])}
${this.maps.length === 0 ? '' : section('geoip', ['maps => {', ...this.maps, '}', 'resources => {', ...this.geoip, '}'])}
}
`,
      zoneFile: [
        '@ SOA ns1 hostmaster 1 7200 1800 259200 900',
        '@ NS ns1',
        'ns1 A 127.0.0.1',
        'sentinel 60 DYNA multifo!sentinel',
        ...roots.map(([label, resource]) => `${label} 60 DYNA ${resource}`),
        '',
      ].join('\n'),
      probes: this.probes,
      probed: (conditions) =>
        new Map(
          this.states.map(({ key, check, inverted }) => [
            key,
            (conditions.answering.get(check) ?? true) !== inverted ? 'UP' : 'DOWN',
          ]),
        ),
      forced: (conditions) =>
        new Map(this.choices.flatMap(({ key, record }) => this.forcedState(key, record, conditions))),
    };
  }

  /** The resource of a name, e.g. `geoip!t3`. */
  private group(name: string): string {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const records = this.props.zone.records.filter((record) => record.name === name);
    const id = name.slice(0, -this.props.zone.name.length - 1).replaceAll('.', '_');
    const resource = this.resource(id, records);
    this.made.set(name, resource);
    return resource;
  }

  private resource(id: string, records: readonly RecordSet[]): string {
    const kind = records[0]?.routing.by;
    switch (kind) {
      case 'simple':
        return this.record(id, records[0] as RecordSet);
      case 'multivalue':
        this.multifo.push(
          `${id} => { ${this.services(records)} ${UP_THRESH} ${records.map((each, i) => `a${i} => ${this.address(each)}`).join(', ')} }`,
        );
        return `multifo!${id}`;
      case 'weighted':
        return this.weights(id, routed(records, kind));
      case 'failover':
        return this.failover(id, routed(records, kind));
      case 'latency':
        return this.mapped(id, records, latencyMap(routed(records, kind), this.props.askers));
      case 'geolocation':
        return this.mapped(id, records, geolocationMap(routed(records, kind)));
      case 'geoproximity':
        return this.mapped(id, records, geoproximityMap(routed(records, kind)));
      case 'addresses':
        return this.mapped(id, records, addressMap(routed(records, kind), this.props.zone));
      default:
        throw new Error(`${id} has no records`);
    }
  }

  /** Where one record leads. */
  private record(id: string, record: RecordSet): string {
    const { answer } = record;
    if (answer.kind === 'alias' && answer.to === 'record') return this.group(answer.target);
    const addresses = answer.kind === 'values' ? answer.values : [answer.target];
    this.multifo.push(
      `${id} => { ${this.services([record])} ${UP_THRESH} ${addresses.map((address, i) => `a${i} => ${address}`).join(', ')} }`,
    );
    return `multifo!${id}`;
  }

  /** Weights of 0, which gdnsd has not, come when all others are down, and then all alike. */
  private weights(id: string, records: readonly Routed<'weighted'>[]): string {
    const some = (
      part: string,
      chosen: readonly Routed<'weighted'>[],
      weightOf: (each: Routed<'weighted'>) => number,
    ) => {
      const list = chosen.map((each, i) => `a${i} => [ ${this.address(each)}, ${weightOf(each)} ]`);
      this.weighted.push(`${part} => { ${this.services(chosen)} ${UP_THRESH} ${list.join(', ')} }`);
      return `weighted!${part}`;
    };
    const above = records.filter(({ routing }) => routing.weight > 0);
    const zeros = records.filter(({ routing }) => routing.weight === 0);
    if (zeros.length === 0) return some(id, above, ({ routing }) => routing.weight);
    if (above.length === 0) return some(id, zeros, () => 1);
    const [first, second] = [some(`${id}_w`, above, ({ routing }) => routing.weight), some(`${id}_z`, zeros, () => 1)];
    this.metafo.push(`${id} => { datacenters => [ w, z ], dcmap => { w => "%${first}", z => "%${second}" } }`);
    return `metafo!${id}`;
  }

  private failover(id: string, records: readonly Routed<'failover'>[]): string {
    const order = [...records].sort((a, b) => a.routing.role.localeCompare(b.routing.role));
    this.metafo.push(
      `${id} => { datacenters => [ ${order.map(dc(records)).join(', ')} ], ${this.dcmap('metafo', id, records)} }`,
    );
    return `metafo!${id}`;
  }

  private mapped(id: string, records: readonly RecordSet[], map: string): string {
    this.maps.push(`${id} => { ${map} }`);
    this.geoip.push(`${id} => { map => ${id}, ${this.dcmap('geoip', id, records)} }`);
    return `geoip!${id}`;
  }

  private dcmap(plugin: string, id: string, records: readonly RecordSet[]): string {
    const entries = records.map((record, i) => {
      if (record.answer.kind === 'alias') this.choices.push({ key: `${plugin}/${id}/d${i}`, record });
      return `d${i} => "%${this.record(`${id}_${i}`, record)}"`;
    });
    return `dcmap => { ${entries.join(', ')} }`;
  }

  private address(record: RecordSet): string {
    const [address = ''] = record.answer.kind === 'values' ? record.answer.values : [];
    return address;
  }

  /** What probes the addresses of some records; of one resource they all are probed alike. */
  private services(records: readonly RecordSet[]): string {
    const all = records.map((record) => (record.answer.kind === 'values' ? this.checks.terms(record.check) : []));
    const types = all.map((terms) => terms.map(({ type }) => type).join(', ') || 'up');
    if (new Set(types).size > 1) throw new Error(`${records[0]?.name}: gdnsd probes all addresses of a resource alike`);
    for (const [i, record] of records.entries())
      for (const { type, check, inverted } of all[i] ?? [])
        if (check !== undefined && record.answer.kind === 'values')
          for (const address of record.answer.values) {
            this.probes.set(`${address}/${type.slice(1)}`, check);
            if (!this.states.some(({ key }) => key === `${address}/${type}`))
              this.states.push({ key: `${address}/${type}`, check, inverted });
          }
    return `service_types => [ ${types[0]} ],`;
  }

  private forcedState(key: string, record: RecordSet, { answering }: Conditions): [string, 'UP' | 'DOWN'][] {
    const bad = this.checks
      .terms(record.check)
      .some(({ type, check, inverted }) =>
        check === undefined ? type === 'down' : (answering.get(check) ?? true) === inverted,
      );
    if (bad) return [[key, 'DOWN']];
    return record.answer.kind === 'alias' && !record.answer.followsHealth ? [[key, 'UP']] : [];
  }
}
