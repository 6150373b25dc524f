import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import { unlessMissing } from '../aws/unless-missing';
import { type Blueprint, homeOf } from '../blueprint/blueprint';
import { shardMapTableName, tableName } from '../blueprint/names';
import type { Clients } from './clients';

/** A table that stands, and the copies of it that a deploy would make or take away. */
export interface TableCopies {
  readonly table: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a deploy would change about the copies of tables that stand. A new table is made with all of its copies. */
export async function changedCopies(blueprint: Blueprint, clients: Clients): Promise<TableCopies[]> {
  const home = homeOf(blueprint);
  const data = blueprint.regions[0]?.data;
  const tables = (data?.tables ?? []).map(({ name }) => tableName(blueprint, name));
  const all = data?.shardMap === 'table' ? [...tables, shardMapTableName(blueprint)] : tables;
  const wanted = blueprint.regions.map(({ name }) => name);
  const found = await Promise.all(
    all.map(async (table): Promise<TableCopies[]> => {
      const call = clients.tables(home).send(new DescribeTableCommand({ TableName: table }));
      const answer = await asked(`reading the table ${table}`, unlessMissing(call));
      if (!answer) return [];
      const copies = (answer.Table?.Replicas ?? []).map(({ RegionName = '' }) => RegionName);
      const has = new Set([home, ...copies]);
      const added = wanted.filter((region) => !has.has(region));
      const removed = [...has].filter((region) => !wanted.includes(region));
      return added.length + removed.length > 0 ? [{ table, added, removed }] : [];
    }),
  );
  return found.flat();
}

/**
 * CloudFormation changes one copy of a table in each update. Source: AWS CloudFormation Template Reference,
 * "AWS::DynamoDB::GlobalTable", Replicas (2026-11).
 *
 * @throws OperationError that names the tables with more to change.
 */
export function refuseSeveralCopies(changes: readonly TableCopies[]): void {
  const refused = changes.filter(({ added, removed }) => added.length + removed.length > 1);
  if (refused.length === 0) return;
  const lines = refused.map(({ table, added, removed }) => {
    const parts = [...said('would get copies in', added), ...said('would lose its copy in', removed)];
    return `  ${table} ${parts.join(' and ')}`;
  });
  throw new OperationError(
    `CloudFormation adds or removes one copy of a table in each update, and there would be more:\n${lines.join('\n')}\nnothing was changed`,
    'change one line of regions, deploy it, then change the next',
  );
}

const said = (what: string, regions: readonly string[]) =>
  regions.length === 0 ? [] : [`${what} ${regions.join(', ')}`];
