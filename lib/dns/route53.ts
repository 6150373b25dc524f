import type { Route53Client } from '@aws-sdk/client-route-53';
import { OperationError } from '../aws/operation-error';
import type { DnsClients } from './clients';
import { limiterOf } from './limiter';

/** Route 53, asked no faster than it takes, and again when it can't answer just now. */
export type Route53 = Pick<Route53Client, 'send'>;

/** Waits before another try, in milliseconds. */
const WAITS_MS = [500, 1_000, 2_000, 4_000];

const THROTTLED = /^(Throttling(Exception)?|PriorRequestNotComplete|TooManyRequests(Exception)?)$/;

/** All questions of a command go through one of these: the limit is the account's. */
export function patientRoute53(clients: Pick<DnsClients, 'route53' | 'now' | 'sleep'>): Route53 {
  const client = clients.route53();
  const mayAsk = limiterOf(clients);
  const send = async (command: Parameters<Route53['send']>[0]) => {
    for (let tries = 0; ; tries += 1) {
      await mayAsk();
      try {
        return await client.send(command as never);
      } catch (error) {
        const wait = WAITS_MS[tries];
        if (!passes(error)) throw error;
        if (wait === undefined) throw givenUp(error as Error);
        await clients.sleep(wait);
      }
    }
  };
  return { send: send as Route53['send'] };
}

/** Whether it may go better in a moment. */
function passes(error: unknown): boolean {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  return (
    THROTTLED.test(name) ||
    ($metadata?.httpStatusCode ?? 0) >= 500 ||
    /^(ECONNRESET|EPIPE|ETIMEDOUT|TimeoutError)$/.test(code || name)
  );
}

function givenUp(error: Error): Error {
  if (!THROTTLED.test(error.name)) return error;
  return new OperationError(
    `Route 53 takes no more requests of this account just now (${error.name}, ${WAITS_MS.length + 1} tries)`,
    'wait for the deployment or the script that asks it so much, then say the same command again',
  );
}
