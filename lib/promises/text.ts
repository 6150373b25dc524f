import { durationText } from '../caching/duration-text';
import type { Lost, Span, Total } from './promise';

/** Until when, for people: `20 s to 40 s`; `+` where something has no number and is not in it. */
export function totalText({ seconds, open }: Total, span = roundedText): string {
  const most = seconds[1];
  const unnamed = open.includes('undocumented') || open.includes('yours');
  const text = `${span(seconds)}${unnamed ? ' +' : ''}`;
  if (open.includes('aws')) return `until AWS has it back${most > 0 ? `, and ${text}` : ''}`;
  if (open.includes('somebody')) return `until somebody acts${most > 0 ? `, and ${text}` : ''}`;
  if (most === 0) return unnamed ? 'undocumented' : 'at once';
  return text;
}

/** A span to the second. */
export function spanText([low, high]: Span): string {
  const [least, most] = [durationText(low), durationText(high)];
  if (least === most) return most;
  if (low === 0) return `up to ${most}`;
  const [, number, unit] = ONE_UNIT.exec(least) ?? [];
  // `12 to 43 min` instead of twice the unit.
  return number !== undefined && ONE_UNIT.exec(most)?.[2] === unit ? `${number} to ${most}` : `${least} to ${most}`;
}

/** The same, without seconds where they say nothing. */
const roundedText = ([low, high]: Span): string => spanText([rounded(low, Math.floor), rounded(high, Math.ceil)]);

/** What is lost, for people. */
export function lostText(lost: Lost): string {
  switch (lost.kind) {
    case 'nothing':
      return 'nothing';
    case 'last':
      return `${lost.usual ? 'about' : 'up to'} ${durationText(lost.seconds)}`;
    case 'unbounded':
      return 'some; nobody says how much';
    case 'everything-unless-back':
      return 'everything, unless it comes back';
  }
}

const ONE_UNIT = /^(\d+) (\w+)$/;

const MINUTE = 60;

/** Seconds say nothing beyond ten minutes. */
function rounded(seconds: number, round: (value: number) => number): number {
  return seconds < 10 * MINUTE ? seconds : round(seconds / MINUTE) * MINUTE;
}
