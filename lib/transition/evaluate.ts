import { intrinsic, isList, isRecord } from './canonical';
import { evaluateCondition } from './conditions';
import type { Evaluator, Scope } from './evaluator';
import { INTRINSICS } from './intrinsics';
import { own } from './own';
import type { Value } from './template';

/** Works out the values of one template. */
export function evaluatorOf(scope: Scope): Evaluator {
  const conditions = new Map<string, Value>();
  const running = new Set<string>();
  const evaluator: Evaluator = {
    scope,
    value: (value) => evaluated(value, evaluator),
    condition(name) {
      const known = conditions.get(name);
      if (known !== undefined) return known;
      const body = own(scope.template.Conditions, name);
      const open: Value = { 'Fn::Condition': name };
      const value =
        body === undefined
          ? open
          : (evaluator.once(`condition ${name}`, () => evaluateCondition(body, evaluator)) ?? open);
      conditions.set(name, value);
      return value;
    },
    once(key, work) {
      if (running.has(key)) return undefined;
      running.add(key);
      try {
        return work();
      } finally {
        running.delete(key);
      }
    },
  };
  return evaluator;
}

function evaluated(value: Value, evaluator: Evaluator): Value | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // An empty key says nothing, as in YAML.
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (isList(value)) {
    const items = value.map((item) => evaluated(item, evaluator));
    return items.every((item, i) => item === value[i]) ? value : items.filter((item) => item !== undefined);
  }
  const [name, argument] = intrinsic(value) ?? [];
  if (name !== undefined && argument !== undefined) {
    const known = INTRINSICS.get(name);
    return known ? known(argument, evaluator) : { [name]: evaluated(argument, evaluator) ?? '' };
  }
  return isRecord(value) ? record(value, evaluator) : undefined;
}

/** Most values of a template are plain text: what has nothing to work out is not copied. */
function record(value: Readonly<Record<string, Value>>, evaluator: Evaluator): Value {
  const entries: [string, Value][] = [];
  let isSame = true;
  for (const key of Object.keys(value)) {
    const item = value[key];
    const result = item === undefined ? undefined : evaluated(item, evaluator);
    if (result !== item) isSame = false;
    if (result !== undefined) entries.push([key, result]);
  }
  return isSame ? value : Object.fromEntries(entries);
}
