import type { DeployPlan } from '../operations/deploy';
import type { RollOut, Stop } from '../operations/roll-out';
import type { Wave } from '../operations/waves';
import type { Outcome } from './command';
import { wrapped } from './wrapped';

export interface AskedDeploy {
  readonly environment: string;
  readonly yes: boolean;
  /** The command that does what was shown. */
  readonly doIt: string;
}

/** How a deploy ended, and where it did not, what to do. */
export function deployOutcome({ environment, yes, doIt }: AskedDeploy, plan: DeployPlan, end: RollOut): Outcome {
  const problem = end.stop && deployProblem(end, end.stop, plan.waves);
  const done = yes ? `${environment} deployed` : `nothing was changed; to deploy: ${doIt}`;
  const waves = plan.waves.map((wave) => ({ ...wave, state: stateOf(wave, end) }));
  return {
    ok: !problem,
    text: problem ? problemText(problem) : done,
    json: {
      ...{ environment, deployed: yes && !problem, ...plan, waves },
      ...(end.stop?.because === 'alarm' ? { alarms: end.stop.alarms } : {}),
      ...(problem ? { problems: [{ file: '', path: '', rule: 'operation', ...problem }] } : {}),
    },
  };
}

interface DeployProblem {
  readonly problem: string;
  readonly remedy: string;
}

function stateOf({ name }: Wave, { deployed, stop }: RollOut): 'deployed' | 'failed' | 'not-deployed' {
  if (deployed.includes(name)) return 'deployed';
  return stop?.because === 'cdk' && stop.wave === name ? 'failed' : 'not-deployed';
}

function deployProblem(end: RollOut, stop: Stop, waves: readonly Wave[]): DeployProblem {
  const those = (state: ReturnType<typeof stateOf>, said: string) => {
    const names = waves.filter((wave) => stateOf(wave, end) === state).map(({ name }) => name);
    return names.length === 0 ? [] : [`${said} ${names.join(', ')}`];
  };
  const where = [
    ...those('deployed', 'the new version is in'),
    ...those('failed', 'part of it may be in'),
    ...those('not-deployed', 'it is not in'),
  ];
  const begun = end.deployed.length > 0 || stop.because === 'cdk';
  const before = begun && waves.length > 0 ? ', or deploy the version before' : '';
  const first = stop.because === 'blind' ? (stop.remedy ?? 'find out why') : 'repair it';
  return {
    problem: [whyText(stop), ...(where.length > 0 ? [where.join('; ')] : [])].join('\n'),
    remedy: `${first}, then run the same command again${before}`,
  };
}

function whyText(stop: Stop): string {
  switch (stop.because) {
    case 'cdk':
      return `cdk failed${stop.wave ? ` in ${stop.wave}` : ''}: see above`;
    case 'alarm':
      return stop.alarms
        .map(({ name, region, description }) => `${name} went on in ${region}: ${description}`)
        .join('\n');
    case 'blind':
      return stop.problem;
  }
}

/** Within 100 columns. */
function problemText({ problem, remedy }: DeployProblem): string {
  return [...problem.split('\n'), remedy].map((line) => wrapped(line, 2)).join('\n');
}
