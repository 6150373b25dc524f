import type { Blueprint } from '../../lib/blueprint/blueprint';
import type { LossId, RecoveryPromise } from '../../lib/promises/promise';
import { promisesOf } from '../../lib/promises/promises';
import { compareLost, compareTotals } from '../../lib/promises/terms';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from './config';

type Change = Parameters<typeof exampleConfig>[0];

/** The blueprint of a small environment with a domain and somebody who hears alarms, with `change` in it. */
export const exampleBlueprint = (change: Change = {}): Blueprint =>
  blueprintOf(exampleConfig({ domain: DOMAIN, alarms: { email: 'ops@example.com' }, ...change }));

/** What it promises. */
export const examplePromises = (change: Change = {}): readonly RecoveryPromise[] =>
  promisesOf(exampleBlueprint(change)).promises;

export function partsOf(promises: readonly RecoveryPromise[], loss: LossId): RecoveryPromise[] {
  return promises.filter((promise) => promise.loss === loss);
}

/** One part of a loss; without a name the only one. */
export function partOf(promises: readonly RecoveryPromise[], loss: LossId, of?: string): RecoveryPromise {
  const [first, ...others] = partsOf(promises, loss).filter((promise) => of === undefined || promise.of === of);
  if (!first || others.length > 0)
    throw new Error(`expected one part of ${loss}, found ${first ? others.length + 1 : 0}`);
  return first;
}

/** The part that takes longest, and the part that loses most. */
export function worstOf(promises: readonly RecoveryPromise[], loss: LossId) {
  const parts = partsOf(promises, loss);
  const [slowest] = [...parts].sort((a, b) => compareTotals(b.rto.total, a.rto.total));
  const [costliest] = [...parts].sort((a, b) => compareLost(b.rpo.total, a.rpo.total));
  return slowest && costliest ? { rto: slowest.rto.total, rpo: costliest.rpo.total } : undefined;
}
