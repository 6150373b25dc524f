import { intrinsic, isList, isRecord, same, unknownsIn } from './canonical';
import type { Evaluator } from './evaluator';
import type { Value } from './template';

/** A condition as `true`, `false`, or in one form what it depends on. */
export function evaluateCondition(condition: Value, evaluator: Evaluator): Value {
  if (isRecord(condition) && typeof condition.Condition === 'string') return evaluator.condition(condition.Condition);
  const [name, argument] = intrinsic(condition) ?? [];
  const parts = isList(argument) ? argument : [];
  const inner = () => parts.map((part) => evaluateCondition(part, evaluator));
  switch (name) {
    case 'Fn::Equals':
      return equals(parts, evaluator);
    case 'Fn::Not':
      return negated(inner()[0] ?? 'true');
    case 'Fn::And':
      return combined('Fn::And', inner(), 'false');
    case 'Fn::Or':
      return combined('Fn::Or', inner(), 'true');
    default:
      return evaluator.value(condition) ?? 'false';
  }
}

function equals([a = '', b = '']: readonly Value[], evaluator: Evaluator): Value {
  const left = evaluator.value(a) ?? '';
  const right = evaluator.value(b) ?? '';
  if (same(left, right)) return 'true';
  if (unknownsIn(left).length === 0 && unknownsIn(right).length === 0) return 'false';
  return { 'Fn::Equals': [left, right] };
}

function negated(condition: Value): Value {
  if (condition === 'true') return 'false';
  if (condition === 'false') return 'true';
  const [name, argument] = intrinsic(condition) ?? [];
  return name === 'Fn::Not' && isList(argument) && argument[0] !== undefined ? argument[0] : { 'Fn::Not': [condition] };
}

/** @param decisive the part that decides alone: `false` of an And, `true` of an Or. */
function combined(name: string, parts: readonly Value[], decisive: 'true' | 'false'): Value {
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => part !== 'true' && part !== 'false');
  const [only, ...others] = open;
  if (only === undefined) return decisive === 'true' ? 'false' : 'true';
  return others.length === 0 ? only : { [name]: open };
}
