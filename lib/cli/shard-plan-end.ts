import type { ShardPlan } from '../sharding/plan';
import { WIDTH, wrapped } from './wrapped';

/** How a plan was asked for. */
export interface PlanAsked {
  readonly environment: string;
  /** All of the configuration. */
  readonly shards: readonly string[];
  readonly to?: readonly string[];
  readonly slotsPerStep?: number;
}

/** What follows from a plan: what becomes of shards without slots, and how to carry it out. */
export function planEnd(plan: ShardPlan, asked: PlanAsked): string[] {
  if (plan.steps.length === 0) return [];
  const emptied = (plan.slots?.shards ?? []).filter(({ before, after }) => before > 0 && after === 0);
  const lines = [...emptied.map(({ shard }) => emptiedText(shard, plan)), 'nothing was changed'];
  return [...lines.map((line) => wrapped(line, 2)), refusal(plan) ?? applyText(asked)];
}

function emptiedText(shard: string, { after }: ShardPlan): string {
  const keys = Object.values(after.overrides).filter((owner) => owner === shard).length;
  if (keys > 0)
    return `${shard} will have no slots, but ${keys === 1 ? 'a key' : `${keys} keys`} by override: it must stay`;
  if (shard !== 'main')
    return `${shard} will have no slots; once what is left there was cleaned, it may go: retired: [shard/${shard}]`;
  return 'main will have no slots; it stays, at its price, for tables without a key: the first database is main for ever';
}

/** Why the plan can't be carried out; undefined when it can. */
function refusal({ before, steps }: ShardPlan): string | undefined {
  const others = steps.filter(({ kind }) => kind !== 'slots').length;
  if (others > 0)
    return `shards apply moves slots only, and can't do ${others === steps.length ? 'these' : `${others} of these`} steps`;
  return Object.keys(before.overrides).length > 0
    ? 'shards apply moves slots only, and refuses a map with overrides'
    : undefined;
}

function applyText({ environment, shards, to = shards, slotsPerStep }: PlanAsked): string {
  const size = slotsPerStep === undefined ? '' : ` --slots-per-step ${slotsPerStep}`;
  const bare = `to do it: npx stagecoach shards apply ${environment}${size}`;
  const full = `${bare} --to ${to.join(',')}`;
  return full.length > WIDTH && to.length === shards.length ? bare : full;
}
