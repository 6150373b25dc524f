import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A table by its name. */
export async function readTable(name: string, options: ClientOptions): Promise<Row[]> {
  const found = await unlessMissing(new DynamoDBClient(options).send(new DescribeTableCommand({ TableName: name })));
  if (!found?.Table) return [absent('table', name)];
  const { KeySchema = [], BillingModeSummary, TableStatus } = found.Table;
  const key = KeySchema.map(({ AttributeName }) => AttributeName).join(', ');
  return [{ what: 'table', name, state: `key ${key}, ${BillingModeSummary?.BillingMode}, ${TableStatus}` }];
}
