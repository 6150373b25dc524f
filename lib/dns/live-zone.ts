import {
  GetHostedZoneCommand,
  type HealthCheck,
  ListHealthChecksCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import type { Route53 } from './route53';

/** A hosted zone as Route 53 has it. */
export interface LiveZone {
  readonly id: string;
  /** Without the last dot. */
  readonly name: string;
  readonly nameServers: readonly string[];
}

/** @throws OperationError when there is no such zone. */
export async function readZone(id: string, route53: Route53): Promise<LiveZone> {
  const { HostedZone, DelegationSet } = await unlessNoZone(
    id,
    asked(`reading the hosted zone ${id}`, route53.send(new GetHostedZoneCommand({ Id: id }))),
  );
  return { id, name: (HostedZone?.Name ?? '').replace(/\.$/, ''), nameServers: DelegationSet?.NameServers ?? [] };
}

/** Every record of a zone, or those of one name. */
export async function readRecords(id: string, route53: Route53, name?: string): Promise<ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let start = name === undefined ? {} : { StartRecordName: name };
  for (;;) {
    const command = new ListResourceRecordSetsCommand({ HostedZoneId: id, ...start });
    const page = await unlessNoZone(id, asked(`listing the records of ${id}`, route53.send(command)));
    const found = page.ResourceRecordSets ?? [];
    const wanted = found.filter(({ Name = '' }) => name === undefined || Name === `${name}.`);
    records.push(...wanted);
    if (page.IsTruncated !== true || wanted.length < found.length) return records;
    start = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      ...(page.NextRecordIdentifier === undefined ? {} : { StartRecordIdentifier: page.NextRecordIdentifier }),
    } as typeof start;
  }
}

/** Every health check of the account, by id. */
export async function readChecks(route53: Route53): Promise<ReadonlyMap<string, HealthCheck>> {
  const checks: HealthCheck[] = [];
  let Marker: string | undefined;
  do {
    const command = new ListHealthChecksCommand(Marker === undefined ? {} : { Marker });
    const page = await asked('listing the health checks', route53.send(command));
    checks.push(...(page.HealthChecks ?? []));
    Marker = page.IsTruncated === true ? page.NextMarker : undefined;
  } while (Marker !== undefined);
  return new Map(checks.map((check) => [check.Id ?? '', check]));
}

async function unlessNoZone<T>(id: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!/NoSuchHostedZone/.test((error as Error).message)) throw error;
    throw new OperationError(
      `there is no hosted zone ${id} in this account`,
      'see domain.hostedZoneId of the configuration, and which account you are signed in to',
    );
  }
}
