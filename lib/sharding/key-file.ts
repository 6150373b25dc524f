import { ConfigError, type Problem } from '../config/problem';
import type { KeyLoad } from './skew';

/**
 * Keys of a file, a line each: key, then weight and country code where there are, with tabs between. Without a weight a line
 * counts 1, so that a log of requests does as it is.
 *
 * @throws ConfigError with every line that is none.
 */
export function parseKeyFile(text: string, file: string): KeyLoad[] {
  const problems: Problem[] = [];
  const loads = text.split('\n').flatMap((line, i): KeyLoad[] => {
    const [key = '', weight = '1', place] = line.replace(/\r$/, '').split('\t');
    if (key === '') return [];
    const about = { file, line: i + 1, path: '', rule: 'keys' };
    if (!/^\d+(\.\d+)?$/.test(weight)) {
      problems.push({ ...about, problem: 'has no weight after the tab', limit: 'a number, e.g. 120', found: weight });
    }
    if (place !== undefined && !/^[A-Z]{2}$/.test(place)) {
      problems.push({ ...about, problem: 'has no place after the second tab', limit: 'a country code', found: place });
    }
    // What is not used says nothing.
    if (Number(weight) === 0) return [];
    return [{ key, weight: Number(weight), ...(place === undefined ? {} : { place }) }];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  if (loads.length > 0) return loads;
  throw new ConfigError([
    { file, path: '', rule: 'keys', problem: 'has no key that is used', remedy: 'write one a line' },
  ]);
}
