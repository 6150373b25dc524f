import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import type { ClientOptions } from '../../aws/client-options';
import { shardTopology, topology } from '../../topology/contract';
import { absent, type Row } from './row';

/** The parameters, read as the application does: all below one path, then the contract. */
export async function readTopology(path: string, options: ClientOptions): Promise<Row[]> {
  const values: [string, unknown][] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client: new SSMClient(options) },
    { Path: path },
  ))
    for (const { Name = '', Value = '{}' } of Parameters) values.push([Name.slice(path.length + 1), JSON.parse(Value)]);
  if (values.length === 0) return [absent('topology', path)];
  const shards = values.filter(([subject]) => subject.startsWith('shard-'));
  const parsed = [
    topology.safeParse(Object.fromEntries(values)),
    ...shards.map(([, value]) => shardTopology.safeParse(value)),
  ];
  const wrong = parsed.find(({ success }) => !success)?.error?.issues[0];
  const verdict = wrong ? `against the contract at ${wrong.path.join('.')}` : 'as the contract says';
  return [{ what: 'topology', name: path, state: `${values.length} parameters, ${verdict}` }];
}
