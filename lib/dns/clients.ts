import { Resolver } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { type Caller, caller } from '../aws/account';
import { clientOptions } from '../aws/client-options';
import { emulatorEndpoint } from '../aws/emulator-endpoint';
import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { askServer, type Question } from './name-server';

/** Whom the commands of `dns` ask, and tests stand in for. */
export interface DnsClients {
  /** Whose credentials these are. */
  caller(): Promise<Caller>;
  route53(): Pick<Route53Client, 'send'>;
  /** S3 of a region. */
  buckets(region: string): Pick<S3Client, 'send'>;
  /** Addresses that a name server gives for a question. */
  ask(server: string, question: Question): Promise<readonly string[]>;
  /** Name servers of a name, by the DNS of this machine. Rejects as `resolveNs` of `node:dns` does. */
  nameServers(name: string): Promise<string[]>;
  /** In milliseconds, as `Date.now()`. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** What is gone must not keep those who take the requests from it, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 3_000, requestTimeout: 5_000 };

/** A network that drops what it does not like would keep us for minutes. */
const DNS_TIMEOUT = { timeout: 3_000, tries: 2 };

/**
 * Clients of AWS with the user's own credentials, or of an emulator.
 *
 * @throws OperationError when the endpoint is no emulator.
 */
export function dnsClientsFor({ regions }: Blueprint, endpoint?: string): DnsClients {
  const emulator = endpoint === undefined ? undefined : emulatorEndpoint(endpoint);
  const options = (region: string) => clientOptions(region, emulator);
  return {
    // Any region can say it: the one in which we usually ask may be the one that is gone.
    caller: () => firstAnswer(regions.map(({ name }) => caller(options(name)))),
    // Whoever counts its requests has it try again.
    route53: () => new Route53Client({ ...options(EDGE_REGION), maxAttempts: 1, requestHandler: TIMEOUTS }),
    buckets: (region) =>
      new S3Client({
        ...options(region),
        maxAttempts: 2,
        requestHandler: TIMEOUTS,
        forcePathStyle: emulator !== undefined,
      }),
    ask: askServer,
    nameServers: (name) => new Resolver(DNS_TIMEOUT).resolveNs(name),
    now: Date.now,
    sleep: async (ms) => void (await sleep(ms)),
  };
}

/** What the first says that says something; or why the first said nothing. */
async function firstAnswer<T>(calls: readonly Promise<T>[]): Promise<T> {
  try {
    return await Promise.any(calls);
  } catch (error) {
    throw (error as AggregateError).errors[0];
  }
}
