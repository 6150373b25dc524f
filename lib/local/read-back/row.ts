import { LOCAL_CREDENTIALS } from '../credentials';

/** Something that exists, as the API describes it. */
export interface Row {
  readonly what: string;
  readonly name: string;
  readonly state: string;
}

/** What every SDK client is made with. */
export type ClientOptions = ReturnType<typeof clientOptions>;

export function clientOptions(endpoint: string, region: string) {
  return { endpoint, region, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
}

/** State of what should be there and is not. */
export const ABSENT = 'is missing';

export function absent(what: string, name: string): Row {
  return { what, name, state: ABSENT };
}

/** The answer of a call, or undefined where the API says that there is no such thing. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (/NotFound/.test((error as Error).name)) return undefined;
    throw error;
  }
}
