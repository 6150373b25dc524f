/** Waits until one more may be sent. */
export type Limiter = () => Promise<void>;

/**
 * Route 53 takes five requests a second of an account, deployments among them; we leave it one. Source: Route 53 Developer
 * Guide, "Quotas", maximum on API requests (2022-11).
 */
export const REQUESTS_PER_SECOND = 4;

interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Lets through so many in any second, in the order in which they come. */
export function limiterOf({ now, sleep }: Clock, perSecond = REQUESTS_PER_SECOND): Limiter {
  const sent: number[] = [];
  let last: Promise<void> = Promise.resolve();
  const pass = async () => {
    const before = sent.length < perSecond ? undefined : sent.shift();
    const wait = before === undefined ? 0 : before + 1_000 - now();
    if (wait > 0) await sleep(wait);
    sent.push(now());
  };
  return () => {
    last = last.then(pass);
    return last;
  };
}
