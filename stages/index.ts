import type { Blueprint } from '../lib/blueprint/blueprint';
import { combine } from '../lib/blueprint/combine';
import type { Config, ScalingStage } from '../lib/config/config';
import { singleServer } from './1-single-server';
import { loadBalanced } from './2-load-balanced';
import { distributed } from './3-distributed';
import { multiRegion } from './4-multi-region';

/** A step of growth: what stands, as data. Each calls the one before it and returns a copy with more in it. */
export type Stage = (config: Config) => Blueprint;

/** The stages there are, by number. */
export const STAGES: Readonly<Partial<Record<ScalingStage, Stage>>> = {
  1: singleServer,
  2: loadBalanced,
  3: distributed,
  4: multiRegion,
};

/**
 * The blueprint of an environment. Its stages must be among `stages`: `loadEnvironment` sees to it.
 *
 * @param stages @default - those of this version
 */
export function blueprintOf(config: Config, stages = STAGES): Blueprint {
  const build = (number: ScalingStage): Blueprint => {
    const stage = stages[number];
    if (!stage) throw new Error(`stage ${number} is not built, and loadEnvironment was not asked`);
    return stage(config);
  };
  return combine(build(config.stage), build(config.reached), config.overlap.map(build));
}
