import type { Compared, Draw } from './comparison';

interface Count {
  compared: number;
  unhealthy: number;
  readonly excluded: Map<string, number>;
}

interface Drawn {
  expected: number;
  variance: number;
  came: number;
}

/** What was compared of each shape, and what was left out, by why. */
export class Tally {
  readonly differences: string[] = [];
  private readonly drawn = new Map<string, Drawn>();
  private readonly counts: ReadonlyMap<string, Count>;

  constructor(shapes: readonly string[]) {
    this.counts = new Map(shapes.map((shape) => [shape, { compared: 0, unhealthy: 0, excluded: new Map() }]));
  }

  note(all: readonly Compared[]): void {
    for (const { shape, excluded, unhealthy, differences, draws } of all) {
      const count = this.counts.get(shape);
      if (!count) throw new Error(`${shape} is no shape`);
      this.differences.push(...differences);
      for (const each of draws) this.add(each);
      if (excluded !== undefined) count.excluded.set(excluded, (count.excluded.get(excluded) ?? 0) + 1);
      else count.compared += 1;
      if (excluded === undefined && unhealthy) count.unhealthy += 1;
    }
  }

  private add({ of, asked, probability, came }: Draw): void {
    const sum = this.drawn.get(of) ?? { expected: 0, variance: 0, came: 0 };
    sum.expected += asked * probability;
    sum.variance += asked * probability * (1 - probability);
    sum.came += came;
    this.drawn.set(of, sum);
  }

  /** Answers that are drawn by weight, whose counts are less probable than once in a million runs. */
  get unlikely(): string[] {
    return [...this.drawn]
      .filter(([, { expected, variance, came }]) => Math.abs(came - expected) > 5 * Math.sqrt(variance) + 3)
      .map(([of, { expected, came }]) => `${of}: ${came} times, expected ${expected.toFixed(1)}`);
  }

  get draws(): number {
    return [...this.drawn.values()].reduce((total, { came }) => total + came, 0);
  }

  get rows() {
    return [...this.counts].map(([shape, { compared, unhealthy, excluded }]) => ({
      shape,
      compared,
      unhealthy,
      excluded: sum([...excluded.values()]),
      because: [...excluded].map(([why, count]) => `${why} ${count}`).join(', '),
    }));
  }

  get compared(): number {
    return sum(this.rows.map((row) => row.compared));
  }

  /** From 0 to 1. */
  get excludedShare(): number {
    const excluded = sum(this.rows.map((row) => row.excluded));
    return excluded / (this.compared + excluded);
  }

  /** A line for each shape, below one for all. */
  get text(): string {
    const line = (cells: readonly unknown[]) =>
      cells
        .map((cell, i) => String(cell).padEnd(i === 0 ? 34 : 11))
        .join('')
        .trimEnd();
    const left = `${(100 * this.excludedShare).toFixed(1)} % left out`;
    return [
      `${this.compared} compared, ${this.differences.length} different, ${left}`,
      line(['shape', 'compared', 'with harm', 'left out', 'because']),
      ...this.rows.map(({ shape, compared, unhealthy, excluded, because }) =>
        line([shape, compared, unhealthy, excluded, because]),
      ),
    ].join('\n');
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
