/**
 * The answer of a call, or undefined where the API says that there is no such thing.
 *
 * @param missing name of the error that says so. @default - any with `NotFound` in it
 */
export async function unlessMissing<T>(call: Promise<T>, missing = 'NotFound'): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if ((error as Error).name.includes(missing)) return undefined;
    throw error;
  }
}
