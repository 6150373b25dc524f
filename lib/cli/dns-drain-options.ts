import { InvalidArgumentError } from 'commander';
import type { Blueprint } from '../blueprint/blueprint';
import { ConfigError } from '../config/problem';
import { remedyFor } from '../config/suggest';

/** A region among which requests are led. */
export function routedRegion(given: string, { routing }: Blueprint): string {
  if (routing.regions.includes(given)) return given;
  throw asked('<region>', 'is no region that requests are led to', given, remedyFor(given, [...routing.regions]));
}

/** Text that somebody else will read. */
export function textAsked(option: string, text: string | undefined): string {
  const plain = text?.trim() ?? '';
  if (plain !== '') return plain;
  throw asked(option, 'is missing', undefined, `say why, for whoever reads it: ${option} 'its zones flap'`);
}

/** When something ends, as it was asked for: after so long, or at a time. */
export type Ending = { readonly afterMs: number } | { readonly at: number };

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `2h`, or an ISO time with its zone. */
export function ending(text: string): Ending {
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
  if (count !== '') return { afterMs: Number(count) * (UNIT_MS[unit] ?? 0) };
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return { at };
  throw new InvalidArgumentError('it is 30m, 2h or 1d, or a time such as 2026-11-25T18:00:00Z.');
}

/** That time, which is still to come. */
export function endAsked(end: Ending | undefined, now: number): number {
  if (!end) throw asked('--until', 'is missing', undefined, 'say when it should be over: --until 2h');
  const at = 'at' in end ? end.at : now + end.afterMs;
  if (at > now) return at;
  throw asked('--until', 'is over already', new Date(at).toISOString(), 'say a time that is to come, e.g. 2h');
}

/** Why to go over what speaks against something. */
export function forceAsked(force: boolean | undefined, because: string | undefined): { readonly force?: string } {
  if (force === true) return { force: textAsked('--because', because) };
  if (because === undefined) return {};
  throw asked('--because', 'is said without --force', because, 'add --force, or leave it out');
}

function asked(option: string, problem: string, found: string | undefined, remedy: string): ConfigError {
  const more = found === undefined ? {} : { found };
  return new ConfigError([{ file: '', path: option, rule: 'usage', problem, remedy, ...more }]);
}
