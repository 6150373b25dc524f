import {
  databaseName,
  deadLetterQueueName,
  type Owner,
  ownerSecretName,
  queueName,
  stackName,
  tableName,
  topicName,
} from '../blueprint/names';
import type { Config } from '../config/config';
import type { Side } from './side';

/** What the configuration lists under `retired`: it may leave the templates, and stays in AWS. */
export interface Retired {
  /** Whether a resource is, by its physical name or by its stack's. */
  covers(resource: { readonly stack: string; readonly name?: string }): boolean;
  coversRegion(region: string): boolean;
}

/** The left side's list counts too: what has left with an earlier deploy is still written there. */
export function retiredOf(from: Side, to: Side): Retired {
  const lists = [from, to].flatMap(({ environment }) =>
    environment ? environment.config.retired.map((entry) => ({ owner: owner(environment.config), entry })) : [],
  );
  const names = new Set(lists.flatMap(({ owner, entry }) => namesOf(owner, entry)));
  const regions = lists.flatMap(({ owner, entry }) => {
    const [kind, name = ''] = entry.split('/');
    return kind === 'region' ? [{ name, stacks: stackName(owner, name, 'Network').replace(/Network$/, '') }] : [];
  });
  return {
    covers: ({ stack, name }) =>
      (name !== undefined && names.has(name)) || regions.some(({ stacks }) => stack.startsWith(stacks)),
    coversRegion: (region) => regions.some(({ name }) => name === region),
  };
}

const owner = ({ app, environment }: Config): Owner => ({ app, environment });

function namesOf(owner: Owner, entry: string): string[] {
  const [kind, name = ''] = entry.split('/');
  switch (kind) {
    case 'shard':
      return [databaseName(owner, name), ownerSecretName(owner, name)];
    case 'table':
    case 'read-model':
      return [tableName(owner, name)];
    case 'queue':
      return (['best-effort', 'fifo'] as const).flatMap((order) => [
        queueName(owner, name, order),
        deadLetterQueueName(owner, name, order),
      ]);
    case 'topic':
      return [topicName(owner, name)];
    default:
      return [];
  }
}
