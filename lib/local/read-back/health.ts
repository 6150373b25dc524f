import {
  GetHealthCheckCommand,
  type HealthCheckConfig,
  ListTagsForResourceCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import type { DomainSpec } from '../../blueprint/blueprint';
import { originHost } from '../../blueprint/names';
import { isOf, recordsOf } from './records';
import { absent, type Row } from './row';

/** Whether requests may be led to each region: the health check that its record goes by, and those of which that is made. */
export async function readHealth(
  domain: DomainSpec,
  regions: readonly string[],
  options: ClientOptions,
): Promise<Row[]> {
  const client = new Route53Client(options);
  const records = (await recordsOf(domain.hostedZoneId, options)).filter((each) => isOf(each, originHost(domain.name)));
  const rows = regions.map(async (region) => {
    const id = records.find(({ Region }) => Region === region)?.HealthCheckId;
    return id === undefined ? [absent('health', region)] : checkRows(client, id);
  });
  return (await Promise.all(rows)).flat();
}

async function checkRows(client: Route53Client, HealthCheckId: string): Promise<Row[]> {
  const found = await unlessMissing(client.send(new GetHealthCheckCommand({ HealthCheckId })), 'NoSuchHealthCheck');
  const config = found?.HealthCheck?.HealthCheckConfig;
  if (!config) return [absent('health', HealthCheckId)];
  const about = new ListTagsForResourceCommand({ ResourceType: 'healthcheck', ResourceId: HealthCheckId });
  const { ResourceTagSet } = await client.send(about);
  const name = ResourceTagSet?.Tags?.find(({ Key }) => Key === 'Name')?.Value ?? HealthCheckId;
  const children = await Promise.all((config.ChildHealthChecks ?? []).map((id) => checkRows(client, id)));
  return [{ what: 'health', name, state: questionOf(config) }, ...children.flat()];
}

function questionOf(config: HealthCheckConfig): string {
  const { Type, ChildHealthChecks = [], HealthThreshold, Inverted } = config;
  if (Type === 'CALCULATED') return `healthy if ${HealthThreshold} of the ${ChildHealthChecks.length} below are`;
  const { FullyQualifiedDomainName, ResourcePath, RequestInterval, FailureThreshold } = config;
  const asked = `${Type?.toLowerCase()}://${FullyQualifiedDomainName}${ResourcePath}`;
  const times = FailureThreshold === 1 ? 'once' : `${FailureThreshold} times`;
  return `${asked} every ${RequestInterval} s, ${Inverted ? 'unhealthy if it answers' : 'unhealthy if it fails'} ${times}`;
}
