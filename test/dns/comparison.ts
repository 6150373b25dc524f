import type { Conditions, Zone } from '../../lib/geodns/model';
import type { OutcomeAnswer, Resolution } from '../../lib/geodns/resolution';
import { simulate } from '../../lib/geodns/simulate';
import type { Asker } from './planting';
import type { Tree } from './trees';

/** Times that an answer is asked for that is drawn by weight. */
const DRAWS = 4;
const TREES_AT_ONCE = 8;

/** A question that was asked of both, or left out because the documentation does not say the answer. */
export interface Compared {
  readonly shape: string;
  /** Why the simulator does not know the answer. */
  readonly excluded?: string;
  /** Something that comes first was unhealthy. */
  readonly unhealthy: boolean;
  readonly differences: readonly string[];
  /** Answers that are drawn by weight: how often each was to be expected, and came. */
  readonly draws: readonly Draw[];
}

export interface Draw {
  /** Name that was asked, and the answer. */
  readonly of: string;
  readonly asked: number;
  readonly probability: number;
  readonly came: number;
}

/** Asks a name server for addresses, in the name of a client. */
export type Ask = (name: string, client: string) => Promise<readonly string[]>;

/** Asks for every tree as every client, and compares with the simulator. */
export class Comparison {
  constructor(
    private readonly zone: Zone,
    private readonly trees: readonly Tree[],
    private readonly clients: readonly Asker[],
    private readonly ask: Ask,
  ) {}

  async under(conditions: Conditions, when: string): Promise<Compared[]> {
    const found: Compared[] = [];
    for (let i = 0; i < this.trees.length; i += TREES_AT_ONCE) {
      const some = this.trees.slice(i, i + TREES_AT_ONCE);
      const asked = some.flatMap((tree) => this.clients.map((client) => this.both(tree, client, conditions, when)));
      found.push(...(await Promise.all(asked)));
    }
    return found;
  }

  private async both(tree: Tree, client: Asker, conditions: Conditions, when: string): Promise<Compared> {
    const { shape, name } = tree;
    const found = simulate(this.zone, name, 'A', client, conditions);
    const { outcomes, steps } = found;
    const unhealthy = steps.some(({ passedOver, lastResort }) => passedOver.length > 0 || lastResort);
    const open = outcomes.find(({ answer }) => answer.kind === 'unknown')?.answer;
    if (open?.kind === 'unknown') return { shape, excluded: open.why, unhealthy, differences: [], draws: [] };
    const times = outcomes.length > 1 ? DRAWS : 1;
    const got = await Promise.all(Array.from({ length: times }, () => this.ask(name, client.address)));
    const wrong = got.filter((each) => !outcomes.some(({ answer }) => same(each, answer)));
    return {
      shape,
      unhealthy,
      differences: wrong.map((each) => difference(tree, client, when, found, each)),
      draws: times === 1 ? [] : outcomes.map(({ probability, answer }) => draw(name, got, probability, answer)),
    };
  }
}

function same(got: readonly string[], answer: OutcomeAnswer): boolean {
  const values = answer.kind === 'values' ? answer.values : [];
  return JSON.stringify([...got].sort()) === JSON.stringify([...values].sort());
}

const draw = (name: string, got: readonly (readonly string[])[], probability: number, answer: OutcomeAnswer): Draw => ({
  of: `${name} ${answer.kind === 'values' ? answer.values.join(' ') : answer.kind}`,
  asked: got.length,
  probability,
  came: got.filter((each) => same(each, answer)).length,
});

function difference(tree: Tree, { address }: Asker, when: string, found: Resolution, got: readonly string[]): string {
  const { outcomes, steps } = found;
  const simulated = `${JSON.stringify(outcomes)} by ${JSON.stringify(steps)}`;
  return `${tree.name} (${tree.shape}), ${address}, ${when}: gdnsd ${got.join(' ')}, simulator ${simulated}`;
}
