import { LOCAL_CREDENTIALS } from './emulator-credentials';

/** What every SDK client is made with. */
export interface ClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: typeof LOCAL_CREDENTIALS;
  readonly maxAttempts?: number;
}

/**
 * Options of the clients of a region.
 *
 * @param endpoint an emulator, which gets keys that open nothing else. @default - AWS, with the user's own credentials
 */
export function clientOptions(region: string, endpoint?: string): ClientOptions {
  return endpoint === undefined ? { region } : { region, endpoint, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
}
