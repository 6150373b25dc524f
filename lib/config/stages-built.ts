import type { ConfigPath } from './path';
import type { Finding } from './rule';

/** The stages that a configuration can name. */
export const ALL_STAGES: readonly number[] = [1, 2, 3, 4];

/**
 * Places in the file that name a stage this version does not build.
 *
 * @param built stages that this version builds
 */
export function notBuiltFindings(value: unknown, built: readonly number[]): Finding[] {
  const { stage, reached, overlap } = (value ?? {}) as { stage?: unknown; reached?: unknown; overlap?: unknown };
  const named: readonly (readonly [path: ConfigPath, found: unknown])[] = [
    [['stage'], stage],
    [['reached'], reached],
    ...(Array.isArray(overlap) ? overlap.map((found, i) => [['overlap', i], found] as const) : []),
  ];
  return named
    .filter(([, found]) => ALL_STAGES.includes(found as number) && !built.includes(found as number))
    .map(([path, found]) => {
      const remedy = path.length === 1 ? `use ${path[0]}: ${built.at(-1)}` : 'remove it';
      const limit = `built so far: ${built.join(', ')}`;
      return { path, rule: 'stage-built', problem: 'is not part of this version', limit, found, remedy };
    });
}
