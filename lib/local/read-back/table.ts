import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A table by its name. */
export async function readTable(name: string, options: ClientOptions): Promise<Row[]> {
  const found = await unlessMissing(new DynamoDBClient(options).send(new DescribeTableCommand({ TableName: name })));
  if (!found?.Table) return [absent('table', name)];
  const { KeySchema = [], BillingModeSummary, TableStatus, Replicas = [] } = found.Table;
  const key = KeySchema.map(({ AttributeName }) => AttributeName).join(', ');
  const others = Replicas.map(({ RegionName }) => RegionName).sort();
  const copies = others.length > 0 ? `copies in ${others.join(', ')}, ` : '';
  return [{ what: 'table', name, state: `key ${key}, ${BillingModeSummary?.BillingMode}, ${copies}${TableStatus}` }];
}
