import type { Config } from '../../config/config';
import type { Side } from '../side';
import type { Templates } from '../template';
import { wayBack, wayBackOfTemplates } from './back';
import type { Change, ResourceChange } from './change';
import { type Replaced, resourceChanges } from './changes';
import { configurationLines } from './configuration-lines';
import { type Interruption, NO_INTERRUPTION } from './interruption';
import { interruptionsOf } from './interruptions';
import { deployMinutes } from './minutes';
import { deployOrder } from './stack-order';
import { avoidedBetween, configurationsBetween } from './steps/between';
import { titleOf } from './title';

/** The deploys that a transition takes, in order. */
export interface Plan {
  /** As the user named them. */
  readonly from: string;
  readonly to: string;
  readonly steps: readonly PlanStep[];
  /** Ids of findings that block one deploy from one side to the other, and none of these. */
  readonly avoids: readonly string[];
}

/** One deploy. */
export interface PlanStep {
  readonly title: string;
  /** What must have passed since the deploy before. @default - its end is enough */
  readonly wait?: string;
  /** What to write before it, a key a line; none where only templates are known. */
  readonly configuration: readonly string[];
  /** Stacks that change, in the order of their deployment. */
  readonly stacks: readonly string[];
  /** Those of them that did not stand before. */
  readonly newStacks: readonly string[];
  readonly changes: readonly Change[];
  /** The worst that users notice. */
  readonly interruption: Interruption;
  /** What else happens, in words: nothing of it is worse. */
  readonly also: readonly string[];
  /** How long the deploy takes, in whole minutes. Assumed, never measured. */
  readonly minutes: number;
  readonly reversible: boolean;
  /** How to go back, or why there is no way. */
  readonly back: string;
  /** The configuration to deploy; absent where only templates are known. */
  readonly config?: Config;
}

export interface PlanOptions {
  /** Templates of a configuration on the way. @default - none: the plan has one step, whatever it costs */
  readonly templatesOf?: (config: Config) => Templates;
  /** @default - nothing is replaced */
  readonly replaced?: Replaced;
}

/** A state on the way. */
interface Halt {
  readonly shownAs: string;
  readonly templates: Templates;
  readonly config?: Config;
  /** Before what comes next. */
  readonly wait?: string;
}

/** The deploys that lead from one side to the other with the least interruption. */
export function planTransition(from: Side, to: Side, options: PlanOptions = {}): Plan {
  const { templatesOf, replaced = () => new Set<string>() } = options;
  const halts = [haltAt(from), ...between(from, to, templatesOf), haltAt(to)];
  const steps = halts.slice(1).map((halt, i) => planStep(halts[i] as Halt, halt, replaced));
  return { from: from.shownAs, to: to.shownAs, steps, avoids: avoided(from, to, options) };
}

function avoided({ environment: from }: Side, { environment: to }: Side, { templatesOf }: PlanOptions): string[] {
  return templatesOf && from && to ? avoidedBetween(from.config, to.config) : [];
}

function haltAt({ shownAs, templates, environment }: Side): Halt {
  return { shownAs, templates, ...(environment ? { config: environment.config } : {}) };
}

function between(from: Side, to: Side, templatesOf: PlanOptions['templatesOf']): Halt[] {
  if (!templatesOf || !from.environment || !to.environment) return [];
  const configs = configurationsBetween(from.environment.config, to.environment.config);
  return configs.map((halt) => ({ ...halt, shownAs: halt.config.source, templates: templatesOf(halt.config) }));
}

function planStep(from: Halt, to: Halt, replaced: Replaced): PlanStep {
  const regions = (to.config ?? from.config)?.regions.map(({ name }) => name) ?? [];
  const changes = resourceChanges(
    from.templates,
    to.templates,
    deployOrder(Object.keys(to.templates), regions),
    replaced,
  );
  const stacks = [...new Set(changes.map(({ stack }) => stack))];
  const [interruption = NO_INTERRUPTION, ...others] = interruptionsOf(changes, to.templates);
  const common = {
    ...(from.wait === undefined ? {} : { wait: from.wait }),
    stacks,
    newStacks: stacks.filter((stack) => from.templates[stack] === undefined),
    changes: changes.map(withoutStates),
    interruption,
    also: others.map(({ what }) => what),
    minutes: Math.ceil(deployMinutes(changes, from.templates, to.templates)),
  };
  if (!from.config || !to.config) {
    const title = `Go from ${from.shownAs} to ${to.shownAs}`;
    return { title, configuration: [], ...common, ...wayBackOfTemplates(from.shownAs, changes) };
  }
  return {
    title: titleOf(from.config, to.config),
    configuration: configurationLines(from.config, to.config),
    ...common,
    ...wayBack(from.config, to.config, changes),
    config: to.config,
  };
}

function withoutStates({ before: _, after: __, ...change }: ResourceChange): Change {
  return change;
}
