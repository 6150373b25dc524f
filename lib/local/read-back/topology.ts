import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ClientOptions } from '../../aws/client-options';
import { topology } from '../../topology/contract';
import { absent, type Row } from './row';

/** The parameters, read as the application does: one call, then the contract. */
export async function readTopology(path: string, options: ClientOptions): Promise<Row[]> {
  const { Parameters = [] } = await new SSMClient(options).send(new GetParametersByPathCommand({ Path: path }));
  if (Parameters.length === 0) return [absent('topology', path)];
  const values = Parameters.map(({ Name = '', Value = '{}' }) => [Name.slice(path.length + 1), JSON.parse(Value)]);
  const { success, error } = topology.safeParse(Object.fromEntries(values));
  const verdict = success ? 'as the contract says' : `against the contract at ${error.issues[0]?.path.join('.')}`;
  return [{ what: 'topology', name: path, state: `${Parameters.length} parameters, ${verdict}` }];
}
