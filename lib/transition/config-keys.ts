import { URGENCIES } from '../blueprint/alarm';
import type { ResolvedResource } from './resolve';

interface Key {
  readonly key: string;
  readonly kind: string;
  /** Items that no configuration lists. */
  readonly unlisted?: readonly string[];
}

/** How the configuration speaks of a resource: the key that lists it, and what `retired` calls it. */
const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['AWS::RDS::DBInstance', { key: 'database.shards', kind: 'shard', unlisted: ['main'] }],
  ['AWS::DynamoDB::GlobalTable', { key: 'tables', kind: 'table' }],
  ['AWS::SQS::Queue', { key: 'queues', kind: 'queue' }],
  ['AWS::SNS::Topic', { key: 'topics', kind: 'topic', unlisted: URGENCIES }],
]);

/** What to write so that a resource does not leave its template. */
export function howToKeep(resource: ResolvedResource): string {
  const { type, name, stack } = resource;
  const keys = KEYS.get(type);
  const [, owner] = /^([a-z0-9-]+)-[a-z]{2}(?:-[a-z]+)+-\d-[A-Z]\w*/.exec(stack) ?? [];
  const own = owner !== undefined && name?.startsWith(`${owner}-`) ? name.slice(owner.length + 1) : undefined;
  const item = own === undefined || type !== 'AWS::SQS::Queue' ? own : queueOf(own, resource);
  if (!keys || item === undefined || keys.unlisted?.includes(item))
    return 'keep it in the template under its logical id';
  return `keep ${item} under ${keys.key}, or list ${keys.kind}/${item} under retired`;
}

/** The queue of the configuration that a queue of the template belongs to: a dead-letter queue passes its messages on to none. */
function queueOf(name: string, { properties }: ResolvedResource): string {
  const item = name.replace(/\.fifo$/, '');
  return properties.RedrivePolicy === undefined ? item.replace(/-dead$/, '') : item;
}
