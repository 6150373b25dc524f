import type { Blueprint } from '../lib/blueprint/blueprint';
import type { Config } from '../lib/config/config';
import { loadConfig } from '../lib/config/load';
import { blueprintOf } from './index';

export interface LoadedEnvironment {
  readonly config: Config;
  readonly blueprint: Blueprint;
}

/**
 * Everything there is to know of an environment before a synth.
 *
 * @param environment a name under config/, or a file: then it has a `/` or an ending.
 * @param name environment that a file stands for. @default - the name of the file
 * @throws ConfigError when it can't be deployed with this version, with every problem that was found.
 */
export function loadEnvironment(environment: string, name?: string): LoadedEnvironment {
  const config = loadConfig(environment, name);
  return { config, blueprint: blueprintOf(config) };
}
