import { OperationError } from '../aws/operation-error';
import type { DnsClients } from './clients';
import type { RealAnswer, RealAnswers } from './real-answers';

/** What was seen of a change. */
export interface Watched {
  /** `not-yet`: it was looked for, in vain. `not-seen`: nobody could be asked. */
  readonly state: 'done' | 'not-yet' | 'not-seen';
  readonly seconds: number;
  readonly why?: string;
}

/** Time between two looks, in milliseconds. */
const LOOK_MS = 5_000;

/** Looks are given up this long after the time in which it should have happened, in seconds. */
const MARGIN_SECONDS = 30;

/** Looks at what the name servers answer until it is as wanted, or too late. */
export async function watch(
  answers: () => Promise<RealAnswers>,
  isDone: (looks: readonly RealAnswer[]) => boolean,
  boundSeconds: number,
  clients: Pick<DnsClients, 'now' | 'sleep'>,
): Promise<Watched> {
  const begin = clients.now();
  const seconds = () => Math.round((clients.now() - begin) / 1000);
  let real: RealAnswers | undefined;
  let last: Pick<Watched, 'state' | 'why'> = { state: 'not-seen' };
  for (;;) {
    try {
      real ??= await answers();
      const looks = await real.look();
      if (isDone(looks)) return { state: 'done', seconds: seconds() };
      last = { state: 'not-yet' };
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      last = { state: 'not-seen', why: error.problem };
    }
    if (seconds() >= boundSeconds + MARGIN_SECONDS) return { ...last, seconds: seconds() };
    await clients.sleep(LOOK_MS);
  }
}
