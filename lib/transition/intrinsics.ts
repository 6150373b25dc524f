import { intrinsic, isList, isRecord, same, unknownsIn } from './canonical';
import type { Evaluator } from './evaluator';
import { own } from './own';
import { parameterValue, pseudoParameter } from './parameters';
import { refProperty } from './physical-names';
import type { Value } from './template';

type Intrinsic = (argument: Value, evaluator: Evaluator) => Value | undefined;

const NO_VALUE: Value = { Ref: 'AWS::NoValue' };

function ref(name: Value, evaluator: Evaluator): Value | undefined {
  if (typeof name !== 'string') return { Ref: name };
  const { template } = evaluator.scope;
  if (name.startsWith('AWS::')) return pseudoParameter(name, evaluator.scope);
  const parameter = own(template.Parameters, name);
  if (parameter) return parameterValue(name, parameter, evaluator.scope);
  const resource = own(template.Resources, name);
  const given = own(resource?.Properties, refProperty(resource?.Type ?? '') ?? '');
  const known = given === undefined ? undefined : evaluator.once(name, () => evaluator.value(given));
  return typeof known === 'string' ? known : { Ref: name };
}

function getAtt(argument: Value, evaluator: Evaluator): Value {
  const [resource = '', ...attribute] =
    typeof argument === 'string' ? argument.split('.') : isList(argument) ? argument : [];
  const path = attribute.map((part) => evaluator.value(part) ?? '');
  const known = path.every((part) => typeof part === 'string');
  return { 'Fn::GetAtt': [resource, ...(known ? [path.join('.')] : path)] };
}

function sub(argument: Value, evaluator: Evaluator): Value | undefined {
  const [text, variables] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string') return { 'Fn::Sub': argument };
  const parts: Value[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{(!?)([^}]+)\}/g)) {
    parts.push(text.slice(end, match.index));
    parts.push(match[1] === '!' ? `\${${match[2]}}` : substitute((match[2] ?? '').trim(), variables, evaluator));
    end = match.index + match[0].length;
  }
  return concatenated([...parts, text.slice(end)]);
}

function substitute(name: string, variables: Value | undefined, evaluator: Evaluator): Value {
  const variable = isRecord(variables) ? own(variables, name) : undefined;
  const value = variable ?? (name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
  return evaluator.value(value) ?? '';
}

function join(argument: Value, evaluator: Evaluator): Value {
  const [delimiter, list] = isList(argument) ? argument : [];
  const items = evaluator.value(list ?? []);
  if (typeof delimiter !== 'string' || !isList(items)) return { 'Fn::Join': [delimiter ?? '', items ?? []] };
  // A list inside the list is one whose length only the deploy knows: where the delimiters go is not known either.
  if (items.some((item) => delimiter !== '' && isOpenList(item))) return { 'Fn::Join': [delimiter, items] };
  return concatenated(items.flatMap((item, i) => (i === 0 ? [item] : [delimiter, item])));
}

const isOpenList = (value: Value) => ['Fn::Split', 'Fn::GetAZs', 'Fn::Cidr'].includes(intrinsic(value)?.[0] ?? '');

/** Text in a row: one string where all is known, else the known stretches between what is not. */
function concatenated(parts: readonly Value[]): Value {
  const merged: Value[] = [];
  for (const part of parts.flatMap(flattened)) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const [first, ...others] = merged.filter((part) => part !== '');
  if (first === undefined) return '';
  return others.length === 0 ? first : { 'Fn::Join': ['', merged.filter((part) => part !== '')] };
}

function flattened(part: Value): readonly Value[] {
  const [name, argument] = intrinsic(part) ?? [];
  return name === 'Fn::Join' && isList(argument) && argument[0] === '' && isList(argument[1]) ? argument[1] : [part];
}

function select(argument: Value, evaluator: Evaluator): Value | undefined {
  const [index, list] = isList(argument) ? argument.map((part) => evaluator.value(part) ?? '') : [];
  const item = isList(list) && typeof index === 'string' && /^\d+$/.test(index) ? list[Number(index)] : undefined;
  return item ?? { 'Fn::Select': [index ?? '', list ?? []] };
}

function split(argument: Value, evaluator: Evaluator): Value {
  const [delimiter, text] = isList(argument) ? argument.map((part) => evaluator.value(part) ?? '') : [];
  return typeof delimiter === 'string' && delimiter !== '' && typeof text === 'string'
    ? text.split(delimiter)
    : { 'Fn::Split': [delimiter ?? '', text ?? ''] };
}

function findInMap(argument: Value, evaluator: Evaluator): Value | undefined {
  const [map, first, second, options] = isList(argument) ? argument : [];
  const keys = [map, first, second].map((key) => evaluator.value(key ?? '') ?? '');
  const maps = evaluator.scope.template.Mappings ?? {};
  const content = typeof keys[0] === 'string' ? own(maps, keys[0]) : undefined;
  // The key is open, but what it can find is not: another content is another value.
  const unknown = { 'Fn::FindInMap': [content ?? maps, ...keys.slice(content === undefined ? 0 : 1), options ?? ''] };
  if (keys.some((key) => typeof key !== 'string')) return unknown;
  const found = (keys as string[]).reduce<Value | undefined>(
    (at, key) => (isRecord(at) ? own(at, key) : undefined),
    maps,
  );
  const fallback = isRecord(options) ? own(options, 'DefaultValue') : undefined;
  const value = found ?? fallback;
  return value === undefined ? unknown : evaluator.value(value);
}

function choose(argument: Value, evaluator: Evaluator): Value | undefined {
  const [name, whenTrue, whenFalse] = isList(argument) ? argument : [];
  const condition = typeof name === 'string' ? evaluator.condition(name) : 'false';
  const [yes, no] = [whenTrue, whenFalse].map((value) => (value === undefined ? undefined : evaluator.value(value)));
  if (condition === 'true') return yes;
  if (condition === 'false' || same(yes, no)) return no;
  return { 'Fn::If': [condition, yes ?? NO_VALUE, no ?? NO_VALUE] };
}

function length(argument: Value, evaluator: Evaluator): Value {
  const list = evaluator.value(argument);
  return isList(list) && unknownsIn(list).every(([name]) => name !== 'Fn::Split')
    ? String(list.length)
    : { 'Fn::Length': list ?? [] };
}

/** Functions that can be worked out before a deploy. All others stand for themselves, with their arguments worked out. */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', choose],
  ['Fn::Length', length],
]);
