import type { Blueprint } from '../lib/blueprint/blueprint';
import { combine } from '../lib/blueprint/combine';
import type { Config, ScalingStage } from '../lib/config/config';
import { ConfigError } from '../lib/config/problem';
import { singleServer } from './1-single-server';

/** A step of growth: what stands, as data. Each calls the one before it and returns a copy with more in it. */
export type Stage = (config: Config) => Blueprint;

/** The stages there are, by number. */
export const STAGES: Readonly<Partial<Record<ScalingStage, Stage>>> = { 1: singleServer };

/**
 * The blueprint of an environment.
 *
 * @param stages @default - those of this version
 * @throws ConfigError when the configuration asks for a stage that this version does not have.
 */
export function blueprintOf(config: Config, stages = STAGES): Blueprint {
  const build = (key: string, number: ScalingStage): Blueprint => {
    const stage = stages[number];
    if (!stage) throw notBuilt(config.source, key, number, Object.keys(stages));
    return stage(config);
  };
  return combine(
    build('stage', config.stage),
    build('reached', config.reached),
    config.overlap.map((number, i) => build(`overlap[${i}]`, number)),
  );
}

function notBuilt(file: string, path: string, found: number, built: readonly string[]): ConfigError {
  const limit = `built so far: ${built.join(', ')}`;
  const remedy = path.startsWith('overlap') ? 'remove it' : `use ${path}: ${built.at(-1)}`;
  return new ConfigError([
    { file, path, rule: 'stage-built', problem: 'is not part of this version', limit, found, remedy },
  ]);
}
