import { LOCAL_CREDENTIALS } from './emulator-credentials';

/** What every SDK client is made with. */
export interface ClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: typeof LOCAL_CREDENTIALS;
  readonly maxAttempts?: number;
  readonly requestHandler?: typeof PATIENCE;
}

/** A region that is away may swallow what it is sent. A connection has this long, and then every silence, in milliseconds. */
const PATIENCE = { connectionTimeout: 5_000, socketTimeout: 20_000 } as const;

/**
 * Options of the clients of a region.
 *
 * @param endpoint an emulator, which gets keys that open nothing else. @default - AWS, with the user's own credentials
 */
export function clientOptions(region: string, endpoint?: string): ClientOptions {
  if (endpoint === undefined) return { region, requestHandler: PATIENCE };
  // An emulator makes a whole stack before it answers.
  return { region, endpoint, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
}
