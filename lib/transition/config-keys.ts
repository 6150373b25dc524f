import type { ResolvedResource } from './resolve';

/** How the configuration speaks of a resource: the key that lists it, and what `retired` calls it. */
const KEYS: ReadonlyMap<string, { readonly key: string; readonly kind: string }> = new Map([
  ['AWS::RDS::DBInstance', { key: 'database.shards', kind: 'shard' }],
  ['AWS::DynamoDB::GlobalTable', { key: 'tables', kind: 'table' }],
  ['AWS::SQS::Queue', { key: 'queues', kind: 'queue' }],
  ['AWS::SNS::Topic', { key: 'topics', kind: 'topic' }],
]);

/** What to write so that a resource does not leave its template. */
export function howToKeep({ type, name, stack }: ResolvedResource): string {
  const keys = KEYS.get(type);
  const [, owner] = /^([a-z0-9-]+)-[a-z]{2}(?:-[a-z]+)+-\d-[A-Z]\w*/.exec(stack) ?? [];
  const item = owner !== undefined && name?.startsWith(`${owner}-`) ? name.slice(owner.length + 1) : undefined;
  if (!keys || item === undefined || item === 'main') return 'keep it in the template under its logical id';
  return `keep ${item} under ${keys.key}, or list ${keys.kind}/${item} under retired`;
}
