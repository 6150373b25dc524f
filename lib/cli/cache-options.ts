import { InvalidArgumentError } from 'commander';
import { ASSUMED_HITS, HIT_LAYERS, type HitRates } from '../caching/load';
import { ConfigError } from '../config/problem';

/** `cdn=80,redis=90`: what is not named stays as assumed. */
export function hitRates(text: string): HitRates {
  const given = text.split(',').map((pair) => {
    const [, layer = '', percent = ''] = /^([a-z]+)=(\d+(?:\.\d+)?)$/.exec(pair.trim()) ?? [];
    if (!(HIT_LAYERS as readonly string[]).includes(layer) || Number(percent) > 100)
      throw new InvalidArgumentError(
        `${JSON.stringify(pair)} is not a layer (${HIT_LAYERS.join(', ')}) with 0 to 100, e.g. cdn=80.`,
      );
    return [layer, Number(percent)];
  });
  return { ...ASSUMED_HITS, ...Object.fromEntries(given) };
}

export function seconds(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it is a whole number of seconds.');
}

/**
 * Whoever counts on answers from the application's memory says how old they get there.
 *
 * @throws ConfigError when one is given without the other.
 */
export function applicationHits({ application }: HitRates, ttlSeconds: number): void {
  if (application === 0 || ttlSeconds > 0) return;
  const problem = 'has the application answer from its memory, and nothing says how long it keeps what is there';
  const remedy = 'add --application-ttl with its seconds';
  throw new ConfigError([{ file: '', path: '--hits', rule: 'usage', problem, remedy }]);
}
