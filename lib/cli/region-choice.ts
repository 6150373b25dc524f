import { InvalidArgumentError } from 'commander';
import type { Blueprint } from '../blueprint/blueprint';
import { regionsOf } from '../blueprint/stacks';
import { ConfigError } from '../config/problem';
import { remedyFor } from '../config/suggest';

/** Options with which a command is told some regions of an environment. */
export interface RegionChoice {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** `eu-west-1,ap-south-1`: each once. */
export function regionList(text: string): string[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (names.length > 0) return names;
  throw new InvalidArgumentError('it is a list of regions with commas between, e.g. eu-west-1,ap-south-1.');
}

/** The options again, for a command that is to be copied. */
export function choiceText({ only, without }: RegionChoice): string[] {
  return [...(only ? [`--only ${only.join(',')}`] : []), ...(without ? [`--without ${without.join(',')}`] : [])];
}

/**
 * The regions that are chosen, in the order of the environment.
 *
 * @param file configuration of the environment, for errors
 * @throws ConfigError with every name that is none of its regions, or when none is left.
 */
export function chosenRegions(blueprint: Blueprint, { only, without }: RegionChoice, file: string): string[] {
  const all = regionsOf(blueprint);
  const problem = (option: string, problem: string, remedy: string, found?: unknown) =>
    ({
      file,
      path: option,
      rule: 'region-choice',
      problem,
      remedy,
      ...(found === undefined ? {} : { found }),
    }) as const;
  if (only && without) throw new ConfigError([problem('--only', 'is given beside --without', 'say one of the two')]);
  const option = only ? '--only' : '--without';
  const unknown = (only ?? without ?? []).filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new ConfigError(
      unknown.map((name) => problem(option, 'is no region of the environment', remedyFor(name, all), name)),
    );
  const chosen = all.filter((name) => (only ? only.includes(name) : !without?.includes(name)));
  if (chosen.length > 0) return chosen;
  throw new ConfigError([problem(option, 'leaves no region', `leave one of these: ${all.join(', ')}`)]);
}
