import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { awsError } from './fake-cloud';

type Item = Record<string, { readonly S?: string; readonly N?: string }>;

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly TableName: string;
    readonly ConsistentRead?: boolean;
    readonly Item?: Item;
    readonly ConditionExpression?: string;
    readonly ExpressionAttributeValues?: Item;
    readonly ReturnValuesOnConditionCheckFailure?: string;
  };
}

/** The table of the map of shards with at most its one item; it knows the conditions that the kit writes under. */
export class FakeTable {
  readonly reads: Command['input'][] = [];
  answersGetLost = false;

  constructor(
    readonly name: string,
    public item?: Item,
  ) {}

  get client(): Pick<DynamoDBClient, 'send'> {
    return { send: async (command: Command) => this.answer(command) } as never;
  }

  private answer({ constructor: { name }, input }: Command): unknown {
    if (input.TableName !== this.name) throw awsError('ResourceNotFoundException', 'Requested resource not found');
    if (name === 'GetItemCommand') {
      this.reads.push(input);
      return this.item ? { Item: this.item } : {};
    }
    this.put(input);
    // As the client does when an answer gets lost.
    if (this.answersGetLost) this.put(input);
    return {};
  }

  private put(input: Command['input']): void {
    if (this.holds(input)) this.item = input.Item;
    else {
      const failed = awsError('ConditionalCheckFailedException', 'The conditional request failed');
      const told = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      throw Object.assign(failed, told ? { Item: this.item } : {});
    }
  }

  private holds({ ConditionExpression, ExpressionAttributeValues }: Command['input']): boolean {
    if (ConditionExpression === undefined) return true;
    const same = this.item?.epoch?.N === ExpressionAttributeValues?.[':expected']?.N;
    if (ConditionExpression === 'epoch = :expected') return same;
    if (ConditionExpression === 'attribute_not_exists(id) OR epoch = :expected') return !this.item || same;
    throw new Error(`unknown condition: ${ConditionExpression}`);
  }
}
