import type { Blueprint } from '../blueprint/blueprint';
import { ConfigError } from '../config/problem';
import { remedyFor } from '../config/suggest';
import { clientOf } from '../geodns/client';
import type { PlacedClient } from '../geodns/places';
import { zoneOf } from '../geodns/zone-of-blueprint';

/** The client that an option names. */
export function clientAsked(text: string | undefined): PlacedClient {
  if (text === undefined) throw usage('--client', 'is missing', { remedy: 'say who asks: --client IN' });
  const client = clientOf(text);
  if ('latencyTo' in client) return client;
  const { problem, found, remedy } = client;
  throw usage('--client', problem, { found, remedy });
}

/** Regions that an option names: each is one of the environment. */
export function regionsAsked(given: readonly string[], { regions }: Blueprint, option: string): string[] {
  const known = regions.map(({ name }) => name);
  const asked = [...new Set(given.flatMap((text) => text.split(',')).filter((name) => name !== ''))];
  const wrong = asked.filter((name) => !known.includes(name));
  if (wrong.length > 0)
    throw new ConfigError(
      wrong.map((found) =>
        problem(option, 'is no region of this environment', { found, remedy: remedyFor(found, known) }),
      ),
    );
  return asked;
}

/** A name with an address in the zone of the environment; without a dot, one right below its domain. */
export function nameAsked(given: string | undefined, blueprint: Blueprint): { readonly name?: string } {
  if (given === undefined) return {};
  const { name: domain, records } = zoneOf(blueprint);
  const plain = given.toLowerCase().replace(/\.$/, '');
  const known = [...new Set(records.filter(({ type }) => type === 'A').map(({ name }) => name))];
  const name = [plain, `${plain}.${domain}`].find((each) => known.includes(each));
  if (name === undefined)
    throw usage('--name', 'has no address in this zone', { found: given, remedy: remedyFor(plain, known) });
  return { name };
}

const problem = (option: string, what: string, more: { readonly found?: string; readonly remedy: string }) => ({
  file: '',
  path: option,
  rule: 'usage',
  problem: what,
  ...more,
});

const usage = (...given: Parameters<typeof problem>) => new ConfigError([problem(...given)]);
