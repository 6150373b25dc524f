import { OperationError } from '../aws/operation-error';
import type { Owner } from '../blueprint/names';
import { alarmsOn, type RaisedAlarm } from './alarms-on';
import { bake } from './bake';
import type { RunCdk } from './cdk';
import type { Clients } from './clients';
import type { Wave } from './waves';

export interface RollOutProps {
  readonly owner: Owner;
  readonly waves: readonly Wave[];
  /** Time between two waves, in minutes. */
  readonly bakeMinutes: number;
  /** Folder with the templates: all regions get the same, whatever happens to the sources meanwhile. */
  readonly assembly: string;
  /** Options of every `cdk deploy`. */
  readonly options: readonly string[];
  readonly clients: Clients;
  readonly cdk: RunCdk;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly report: (line: string) => void;
}

/** Why no further wave was begun. */
export type Stop =
  /** `cdk` failed, and said why; in no wave where it made the templates, or deployed all at once. */
  | { readonly because: 'cdk'; readonly wave?: string }
  /** Somebody must act now in a region that has the new version. */
  | { readonly because: 'alarm'; readonly alarms: readonly RaisedAlarm[] }
  /** Nobody can tell whether the new version does well. */
  | { readonly because: 'blind'; readonly problem: string; readonly remedy?: string };

/** How a deploy ended. */
export interface RollOut {
  /** Names of the waves that were deployed; none where there are none. */
  readonly deployed: readonly string[];
  /** Absent where it went to its end. */
  readonly stop?: Stop;
}

/** Deploys wave after wave, each with the unmodified `cdk`, and between two of them watches whether the new version does well. */
export async function rollOut(props: RollOutProps): Promise<RollOut> {
  const { waves, report } = props;
  const deployed: Wave[] = [];
  const known: RaisedAlarm[] = [];
  const end = (stop?: Stop): RollOut => ({ deployed: deployed.map(({ name }) => name), ...(stop ? { stop } : {}) });
  for (const [i, wave] of waves.entries()) {
    const next = waves[i + 1];
    try {
      // Nobody looks at alarms after the last wave.
      if (next) known.push(...(await alarmsBefore(wave, props)));
      report(`wave ${i + 1} of ${waves.length}: ${wave.name}`);
      if (!(await deployWave(wave, props))) return end({ because: 'cdk', wave: wave.name });
      deployed.push(wave);
      const regions = [...new Set(deployed.map(({ region }) => region))];
      const alarms = next ? await bake({ ...props, minutes: props.bakeMinutes, regions, known, next: next.name }) : [];
      if (alarms.length > 0) return end({ because: 'alarm', alarms });
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      const { problem, remedy } = error;
      return end({ because: 'blind', problem, ...(remedy ? { remedy } : {}) });
    }
  }
  return end();
}

async function alarmsBefore({ region }: Wave, { owner, clients, report }: RollOutProps): Promise<RaisedAlarm[]> {
  const alarms = await alarmsOn(owner, region, clients);
  for (const { name, urgency } of alarms) report(`${name} is on in ${region} already (${urgency}): it stops nothing`);
  return alarms;
}

async function deployWave({ region, stacks }: Wave, { assembly, options, cdk }: RollOutProps): Promise<boolean> {
  // Only these: cdk would take the stacks along that they wait for, which are in other regions.
  const which = ['--exclusively', '--app', assembly, '--region', region];
  return (await cdk(['deploy', ...stacks, ...which, ...options])) === 0;
}
