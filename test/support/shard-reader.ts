import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';
import { ShardReader } from '../../lib/sharding/reader';

export const shardReader = (path: string, ssm: SSMClient, dynamodb: DynamoDBClient) =>
  new ShardReader({
    async parameters() {
      const found: Record<string, string> = {};
      for await (const { Parameters = [] } of paginateGetParametersByPath({ client: ssm }, { Path: path }))
        for (const { Name = '', Value = '' } of Parameters) found[Name] = Value;
      return found;
    },
    async mapItem({ table, id }) {
      const key = { TableName: table, Key: { id: { S: id } }, ConsistentRead: true };
      const { Item } = await dynamodb.send(new GetItemCommand(key));
      return Item && { epoch: Number(Item.epoch?.N), map: Item.map?.S ?? '' };
    },
  });
