import { randomUUID } from 'node:crypto';
import { loadEnvironment } from '../../../stages/load';
import { cachesOf } from '../../caching/caches';
import { invalidationProblems } from '../../caching/invalidation-paths';
import { ASSUMED_HITS, type HitRates } from '../../caching/load';
import { cachePlan } from '../../caching/plan';
import { ConfigError } from '../../config/problem';
import { applicationHits, hitRates, seconds } from '../cache-options';
import { cachePlanText } from '../cache-plan-text';
import { command } from '../command';
import { FREE_PATHS_A_MONTH, invalidationText, USD_PER_PATH } from '../invalidation-text';

interface PlanOptions {
  readonly hits?: HitRates;
  readonly applicationTtl?: number;
}

interface InvalidateOptions {
  readonly yes?: boolean;
  readonly endpoint?: string;
}

const invalidate = command<InvalidateOptions>({
  usage: 'invalidate <env> <path...>',
  summary: 'Have the CDN forget paths before their time; without --yes only say which',
  options: [
    ['--yes', 'do it; without, only say what would be done'],
    ['--endpoint <url>', 'an emulator instead of AWS'],
  ],
  async run([env = '', ...paths], { yes = false, endpoint }) {
    const { blueprint, config } = loadEnvironment(env);
    if (!blueprint.cdn) {
      const problem = 'has no CDN, so nothing is kept that it could forget';
      throw new ConfigError([
        { file: config.source, path: '', rule: 'cdn-required', problem, remedy: 'it comes with stage: 3' },
      ]);
    }
    const problems = invalidationProblems(paths, blueprint.cdn);
    if (problems.length > 0) throw new ConfigError(problems);
    // The AWS clients take longer to load than most commands take to run.
    const { clientsFor } = require('../../operations/clients') as typeof import('../../operations/clients');
    const { invalidateCache } =
      require('../../operations/invalidate-cache') as typeof import('../../operations/invalidate-cache');
    const clients = clientsFor(endpoint);
    const done = await invalidateCache({ blueprint, paths, yes, reference: randomUUID(), clients });
    const { account, distribution, made } = done;
    const cost = { freePathsAMonth: FREE_PATHS_A_MONTH, usdPerPath: USD_PER_PATH };
    return {
      ok: true,
      text: invalidationText(env, blueprint, done),
      json: { environment: env, account, distribution, paths, cost, changed: yes, ...(made ? { made } : {}) },
    };
  },
});

export const cache = command<PlanOptions>({
  usage: 'cache <env>',
  summary: 'Say what each cache keeps, what load it leaves for the next, and how stale answers can be',
  options: [
    [
      '--hits <rates>',
      'percent each layer answers of what reaches it, e.g. browser=20,cdn=80,application=0,redis=90',
      hitRates,
    ],
    ['--application-ttl <seconds>', 'longest life in the memory of your servers (default: not counted)', seconds],
  ],
  run([env = ''], { hits = ASSUMED_HITS, applicationTtl = 0 }) {
    applicationHits(hits, applicationTtl);
    const { blueprint, config } = loadEnvironment(env);
    const plan = cachePlan(cachesOf(blueprint, config, applicationTtl), hits);
    return {
      ok: !plan.findings.some(({ severity }) => severity === 'warning'),
      text: cachePlanText(env, plan),
      json: { environment: env, ...plan },
    };
  },
})
  // As in the program above it: otherwise `cache` takes the options of `invalidate` for its own.
  .enablePositionalOptions()
  .addCommand(invalidate);
