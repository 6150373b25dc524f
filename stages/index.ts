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
export const STAGES: Readonly<Record<ScalingStage, Stage>> = {
  1: singleServer,
  2: loadBalanced,
  3: distributed,
  4: multiRegion,
};

/** The blueprint of an environment. */
export function blueprintOf(config: Config): Blueprint {
  const build = (number: ScalingStage): Blueprint => STAGES[number](config);
  return combine(build(config.stage), build(config.reached), config.overlap.map(build));
}
