import { callerAccount, firstAnswer } from '../aws/account';
import { failureOf } from '../aws/failure';
import { regionsOf } from '../blueprint/stacks';
import type { Check, CheckResult, DoctorContext } from './check';
import { CHECKS } from './checks';

/**
 * Everything that can be known before a deploy. Without credentials, what needs none is answered, and the rest is one result.
 *
 * @param checks @default - all there are
 */
export async function examine(context: DoctorContext, checks: readonly Check[] = CHECKS): Promise<CheckResult[]> {
  const refused = await whyNotAnswered(context);
  const askable = checks.filter(({ asks }) => asks !== 'aws' || !refused);
  const answers = await Promise.all(
    askable.map(async ({ id, run }) => (await run(context)).map((answer) => ({ check: id, ...answer }))),
  );
  const left = checks.filter((check) => !askable.includes(check)).map(({ id }) => id);
  return [...answers.flat(), ...(refused && left.length > 0 ? [notAsked(left, refused)] : [])];
}

/** A doctor's verdict: nothing found that would stop a deploy. What could not be asked is counted apart. */
export function verdict(results: readonly CheckResult[]) {
  const count = (state: CheckResult['state']) => results.filter((result) => result.state === state).length;
  const counts = { problem: count('problem'), warning: count('warning'), unknown: count('unknown'), ok: count('ok') };
  return { ok: counts.problem === 0, counts };
}

/** Asked once, so that twenty checks don't say the same, and of any region: one that is away keeps nobody from asking the others. */
async function whyNotAnswered({ blueprint, options }: DoctorContext) {
  try {
    await firstAnswer(regionsOf(blueprint), (region) => callerAccount(options(region)));
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure.kind === 'credentials' || failure.kind === 'network' ? failure : undefined;
  }
}

function notAsked(ids: readonly string[], { what, remedy }: { what: string; remedy: string }): CheckResult {
  return { check: 'aws', state: 'unknown', what: `${what}; not asked: ${ids.join(', ')}`, remedy };
}
