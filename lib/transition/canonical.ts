import type { Value } from './template';

/** Text of a value that two equal values share, whatever the order of their keys. */
export function canonical(value: Value | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two values are equal, whatever the order of their keys. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

export function isRecord(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The function and argument of an intrinsic function. */
export function intrinsic(value: Value | undefined): readonly [name: string, argument: Value] | undefined {
  if (!isRecord(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  const argument = value[name];
  return argument === undefined ? undefined : [name, argument];
}

/** Every intrinsic function left in an evaluated value: what can't be known before the deploy. */
export function unknownsIn(value: Value | undefined): (readonly [name: string, argument: Value])[] {
  if (isList(value)) return value.flatMap(unknownsIn);
  const own = intrinsic(value);
  if (own) return [own, ...unknownsIn(own[1])];
  return isRecord(value) ? Object.values(value).flatMap(unknownsIn) : [];
}

/** Logical ids of the resources on which an evaluated value depends. */
export function resourcesIn(value: Value | undefined): string[] {
  return unknownsIn(value).flatMap(([name, argument]) => {
    if (name === 'Ref' && typeof argument === 'string') return argument;
    return name === 'Fn::GetAtt' && isList(argument) && typeof argument[0] === 'string' ? argument[0] : [];
  });
}

/** Longest value that a message repeats, in characters. */
const SHOWN_MAX = 60;

/** A value for people, with what only the deploy knows in the form of `Fn::Sub`. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = written(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX - 1)}…`;
}

function written(value: Value): string {
  if (typeof value === 'string') return value;
  const [name, argument] = intrinsic(value) ?? [];
  if (name === 'Ref' && typeof argument === 'string') return `\${${argument}}`;
  if (!isList(argument)) return canonical(value);
  if (name === 'Fn::GetAtt') return `\${${argument.map(String).join('.')}}`;
  const [delimiter, parts] = argument;
  return name === 'Fn::Join' && delimiter === '' && isList(parts) ? parts.map(written).join('') : canonical(value);
}
