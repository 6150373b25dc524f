import type { Config } from '../../lib/config/config';
import type { EnvironmentSide } from '../../lib/transition/side';
import { singleServer } from '../../stages/1-single-server';
import { exampleConfig } from './config';

type Change = Parameters<typeof exampleConfig>[0];

/** A configuration of any stage as one side of a transition; its blueprint is that of stage 1, whatever it asks for. */
export function environmentSide(change: Change = {}, named: Partial<Config> = {}): EnvironmentSide {
  const config = { ...exampleConfig(change), ...named };
  return { config, blueprint: singleServer(config) };
}
