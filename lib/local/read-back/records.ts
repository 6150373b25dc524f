import { ListResourceRecordSetsCommand, type ResourceRecordSet, Route53Client } from '@aws-sdk/client-route-53';
import type { ClientOptions } from '../../aws/client-options';
import type { DomainSpec } from '../../blueprint/blueprint';
import { originHost, regionalOriginHost } from '../../blueprint/names';
import { absent, type Row } from './row';

export interface ReadRecordsProps {
  readonly domain: DomainSpec;
  /** Names below the domain that lead where it leads. */
  readonly hosts: readonly string[];
  readonly regions: readonly string[];
  /** Whether the domain has IPv6 addresses too. */
  readonly six: boolean;
}

/** The kit's records in the hosted zone of a domain. */
export async function readRecords(props: ReadRecordsProps, options: ClientOptions): Promise<Row[]> {
  const { domain, hosts, regions, six } = props;
  const command = new ListResourceRecordSetsCommand({ HostedZoneId: domain.hostedZoneId });
  const { ResourceRecordSets = [] } = await new Route53Client(options).send(command);
  const rows = (type: 'A' | 'AAAA', names: readonly string[]) =>
    names.flatMap((host) => {
      const name = type === 'AAAA' ? `${host} (IPv6)` : host;
      const found = ResourceRecordSets.filter((each) => each.Type === type && each.Name?.replace(/\.$/, '') === host);
      if (found.length === 0) return [absent('record', name)];
      return found.map((record) => ({ what: 'record', name, state: answerOf(record) }));
    });
  const origins = [originHost(domain.name), ...regions.map((name) => regionalOriginHost(domain.name, name))];
  return [...rows('A', [domain.name, ...hosts, ...origins]), ...(six ? rows('AAAA', [domain.name, ...hosts]) : [])];
}

function answerOf({ Region, AliasTarget, ResourceRecords = [], TTL }: ResourceRecordSet): string {
  const answer = AliasTarget
    ? `alias of ${AliasTarget.DNSName}`
    : `${ResourceRecords.map(({ Value }) => Value).join(', ')} for ${TTL} s`;
  return Region ? `${answer} (latency, ${Region})` : answer;
}
