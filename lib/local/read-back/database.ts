import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A database by its identifier. */
export async function readDatabase(name: string, options: ClientOptions): Promise<Row[]> {
  const call = new RDSClient(options).send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }));
  const database = (await unlessMissing(call))?.DBInstances?.[0];
  if (!database) return [absent('database', name)];
  const { ReadReplicaSourceDBInstanceIdentifier: source, MultiAZ } = database;
  const { DBInstanceClass, Engine, EngineVersion, AllocatedStorage, StorageEncrypted, DBInstanceStatus } = database;
  const storage = `${AllocatedStorage} GiB${StorageEncrypted ? ' encrypted' : ''}`;
  const zones = MultiAZ ? ', two zones' : '';
  const copy = source ? `, copy of ${sourceName(source)}` : '';
  const state = `${Engine} ${EngineVersion}, ${DBInstanceClass}, ${storage}${zones}${copy}, ${DBInstanceStatus}`;
  return [{ what: 'database', name, state }];
}

/** A source in another region is known by its ARN, of which region and identifier say as much. */
function sourceName(source: string): string {
  const [, , , region, , , name] = source.split(':');
  return name === undefined ? source : `${name} in ${region}`;
}
