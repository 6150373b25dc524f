import { loadEnvironment } from '../../../stages/load';
import { ROUND_TRIP } from '../../geodns/round-trip';
import { latencyOf } from '../../promises/latency';
import type { Loss } from '../../promises/loss';
import { promisesOf } from '../../promises/promises';
import { command } from '../command';
import { lossNamed } from '../promise-options';
import { promisesText } from '../promises-text';

interface Options {
  readonly loss?: Loss;
  readonly explain?: boolean;
}

export const promises = command<Options>({
  usage: 'promises <env>',
  summary: 'Say what users see of each loss, when it is back and what is gone; how far users are',
  options: [
    ['--loss <loss>', 'only this one, with its arithmetic, e.g. home-region', lossNamed],
    ['--explain', 'show the terms of each figure, what it rests on and what somebody has to do'],
  ],
  run([env = ''], { loss, explain = loss !== undefined }) {
    const { blueprint } = loadEnvironment(env);
    const made = promisesOf(blueprint, loss && [loss]);
    const latency = loss ? undefined : latencyOf(blueprint);
    return {
      ok: true,
      text: promisesText({ ...made, blueprint, environment: env, explain, ...(latency ? { latency } : {}) }),
      json: {
        environment: env,
        ...made,
        ...(latency ? { latency: { estimate: ROUND_TRIP, users: latency } } : {}),
      },
    };
  },
});
