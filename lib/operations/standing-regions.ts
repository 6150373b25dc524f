import { NoAnswer, OperationError } from '../aws/operation-error';
import type { StandingStack } from '../aws/stack';
import type { StackRef } from '../blueprint/stacks';
import type { Clients } from './clients';
import { standing } from './stacks';

/**
 * The stacks of several regions, each asked for itself.
 *
 * @param left regions that are left out already
 * @throws OperationError that names every region that is away, and how to go on without it.
 */
export async function standingInRegions(
  stacks: readonly StackRef[],
  left: readonly string[],
  clients: Clients,
): Promise<StandingStack[]> {
  const regions = [...new Set(stacks.map(({ region }) => region))];
  const asked = regions.map((name) =>
    standing(
      stacks.filter(({ region }) => region === name),
      clients,
    ),
  );
  const results = await Promise.allSettled(asked);
  const failures = results.flatMap((result, i) =>
    result.status === 'rejected' ? [{ region: regions[i] ?? '', error: result.reason as Error }] : [],
  );
  const other = failures.find(({ error }) => !(error instanceof NoAnswer));
  if (other) throw other.error;
  const [first] = failures;
  // All of them are hardly away: it is the way to them.
  if (first && failures.length === regions.length) throw first.error;
  if (first) throw away(failures as Away[], left);
  const found = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  return stacks.map(({ name }) => found.find((stack) => stack.name === name)!);
}

interface Away {
  readonly region: string;
  readonly error: NoAnswer;
}

function away(regions: readonly Away[], left: readonly string[]): OperationError {
  const lines = regions.map(({ region, error }) => `${region} is away (${error.problem})`);
  const without = [...left, ...regions.map(({ region }) => region)].join(',');
  return new OperationError(
    `${lines.join('\n')}\nnothing was changed`,
    `to deploy the others: the same command with --without ${without}`,
  );
}
