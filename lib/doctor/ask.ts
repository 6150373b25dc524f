import { failureOf } from '../aws/failure';
import type { Answer } from './check';

/**
 * The answers about one region, or the one answer that it could not be asked, and why. A bug of ours is thrown on.
 *
 * @param about what was asked, e.g. `zones`
 */
export async function ask(
  about: string,
  region: string | undefined,
  question: () => Promise<readonly Omit<Answer, 'region'>[]>,
): Promise<Answer[]> {
  const place = region === undefined ? {} : { region };
  try {
    return (await question()).map((answer) => ({ ...place, ...answer }));
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return [
      { ...place, state: 'unknown', what: `could not ask about ${about}: ${failure.what}`, remedy: failure.remedy },
    ];
  }
}

/** Asks about each of some regions, all at once. */
export async function askEach(
  about: string,
  regions: readonly string[],
  question: (region: string) => Promise<readonly Omit<Answer, 'region'>[]>,
): Promise<Answer[]> {
  return (await Promise.all(regions.map((region) => ask(about, region, () => question(region))))).flat();
}
