import { ListResourceRecordSetsCommand, type ResourceRecordSet, Route53Client } from '@aws-sdk/client-route-53';
import type { ClientOptions } from '../../aws/client-options';
import type { DomainSpec } from '../../blueprint/blueprint';
import { originHost, regionalOriginHost } from '../../blueprint/names';
import { absent, type Row } from './row';

/** The kit's records in the hosted zone of a domain. */
export async function readRecords(
  domain: DomainSpec,
  regions: readonly string[],
  options: ClientOptions,
): Promise<Row[]> {
  const command = new ListResourceRecordSetsCommand({ HostedZoneId: domain.hostedZoneId });
  const { ResourceRecordSets = [] } = await new Route53Client(options).send(command);
  const addresses = ResourceRecordSets.filter(({ Type }) => Type === 'A');
  const names = [domain.name, originHost(domain.name), ...regions.map((name) => regionalOriginHost(domain.name, name))];
  return names.flatMap((name) => {
    const found = addresses.filter((record) => record.Name?.replace(/\.$/, '') === name);
    return found.length === 0
      ? [absent('record', name)]
      : found.map((record) => ({ what: 'record', name, state: answerOf(record) }));
  });
}

function answerOf({ Region, AliasTarget, ResourceRecords = [], TTL }: ResourceRecordSet): string {
  const answer = AliasTarget
    ? `alias of ${AliasTarget.DNSName}`
    : `${ResourceRecords.map(({ Value }) => Value).join(', ')} for ${TTL} s`;
  return Region ? `${answer} (latency, ${Region})` : answer;
}
