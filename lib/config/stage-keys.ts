import type { ScalingStage } from './config';
import type { ConfigPath } from './path';
import type { Finding } from './rule';

/** Keys that belong to a stage above 1, `*` for each item of a list. Their descriptions in the schema say the same. */
export const STAGE_KEYS: readonly (readonly [path: string, stage: ScalingStage])[] = [
  ['network.nat', 2],
  ['network.loadBalancer', 2],
  ['services.*.servers', 2],
  ['services.*.drainSeconds', 2],
  ['services.*.uses.queues', 3],
  ['services.*.uses.topics', 3],
  ['services.*.uses.shards', 3],
  ['database.replicas', 2],
  ['database.reads', 2],
  ['database.shards', 3],
  ['database.sharding', 3],
  ['cache', 2],
  ['edge', 3],
  ['queues', 3],
  ['topics', 3],
  ['routing', 4],
  ['events', 4],
  ['readModels', 4],
];

/** Keys in the file that neither `stage` nor `reached` covers. */
export function stageKeyFindings(value: unknown): Finding[] {
  const { stage, reached, regions } = (value ?? {}) as { stage?: unknown; reached?: unknown; regions?: unknown };
  if (typeof stage !== 'number') return [];
  const furthest = Math.max(stage, typeof reached === 'number' ? reached : 0);
  const keys = STAGE_KEYS.filter(([, needs]) => needs > furthest).flatMap(([pattern, needs]) =>
    matches(value, pattern.split('.')).map((path) => ({ path, needs })),
  );
  const others = furthest < 4 && Array.isArray(regions) ? regions.slice(1) : [];
  return [
    ...keys.map(({ path, needs }) => tooEarly(path, needs, stage, true)),
    ...others.map((_, i) => tooEarly(['regions', i + 1], 4, stage, false)),
  ];
}

function tooEarly(path: ConfigPath, needs: number, stage: number, atKey: boolean): Finding {
  const remedy = `remove it, or set stage: ${needs}`;
  return { path, rule: 'stage', problem: `needs stage ${needs}`, limit: `stage is ${stage}`, remedy, atKey };
}

function matches(value: unknown, pattern: readonly string[], at: ConfigPath = []): ConfigPath[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return [at];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, i) => matches(item, rest, [...at, i])) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return matches((value as Record<string, unknown>)[step], rest, [...at, step]);
}
