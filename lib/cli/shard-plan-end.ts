import type { ShardPlan } from '../sharding/plan';
import { WIDTH, wrapped } from './wrapped';

/** What follows from a plan: what becomes of shards without slots, and how to carry it out. */
export function planEnd(
  environment: string,
  plan: ShardPlan,
  shards: readonly string[],
  to?: readonly string[],
): string[] {
  if (plan.steps.length === 0) return [];
  const emptied = (plan.slots?.shards ?? []).filter(({ before, after }) => before > 0 && after === 0);
  const lines = [...emptied.map(({ shard }) => emptiedText(shard, plan)), 'nothing was changed'];
  return [...lines.map((line) => wrapped(line, 2)), applyText(environment, plan, shards, to)];
}

function emptiedText(shard: string, { after }: ShardPlan): string {
  const keys = Object.values(after.overrides).filter((owner) => owner === shard).length;
  if (keys > 0)
    return `${shard} will have no slots, but ${keys === 1 ? 'a key' : `${keys} keys`} by override: it must stay`;
  if (shard !== 'main')
    return `${shard} will have no slots; once what is left there was cleaned, it may go: retired: [shard/${shard}]`;
  return 'main will have no slots; it stays, at its price, for tables without a key: the first database is main for ever';
}

function applyText(environment: string, { steps }: ShardPlan, shards: readonly string[], to = shards): string {
  const others = steps.filter(({ kind }) => kind !== 'slots').length;
  if (others > 0)
    return `shards apply moves slots only, and can't do ${others === steps.length ? 'these' : `${others} of these`} steps`;
  const bare = `to do it: npx stagecoach shards apply ${environment}`;
  const full = `${bare} --to ${to.join(',')}`;
  return full.length > WIDTH && to.length === shards.length ? bare : full;
}
