import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Value } from '../../transition/template';
import { refuse } from './refuse';

/** Most values in a template: far more than CloudFormation takes. Aliases could make more of a small file. */
const VALUES_MAX = 500_000;
const DEPTH_MAX = 200;

/** A template in YAML, with CloudFormation's short tags (`!Ref`, `!Sub` …) as the functions they stand for. */
export function parseTemplateYaml(text: string, file: string): Value {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error', prettyErrors: false, version: '1.2' });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw refuse(file, `is neither valid JSON nor valid YAML: ${error.message}`, undefined, { line, column: col });
  }
  const budget = { left: VALUES_MAX };
  return plain(document.contents, document, file, budget, 0);
}

function plain(node: unknown, document: Document, file: string, budget: { left: number }, depth: number): Value {
  budget.left -= 1;
  if (budget.left < 0 || depth > DEPTH_MAX) throw refuse(file, 'has too many values, or nests them too deeply');
  const below = (each: unknown) => plain(each, document, file, budget, depth + 1);
  if (isAlias(node)) return below(node.resolve(document));
  if (isScalar(node)) return tagged(node, scalar(node));
  if (isSeq(node)) return tagged(node, node.items.map(below));
  if (!isMap(node)) return null;
  const entries = node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', below(value)] as const);
  return tagged(node, Object.fromEntries(entries));
}

function scalar({ value, source = '' }: Scalar): Value {
  // The id of an account may begin with zeros.
  if (typeof value === 'number' && /^0\d/.test(source)) return source;
  if (typeof value === 'bigint' || value instanceof Date) return String(value);
  return typeof value === 'object' || value === undefined ? null : (value as Value);
}

function tagged(node: Node, value: Value): Value {
  const tag = (node as { tag?: string }).tag ?? '';
  if (!tag.startsWith('!')) return value;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') {
    const [resource = '', ...attribute] = value.split('.');
    return { 'Fn::GetAtt': [resource, attribute.join('.')] };
  }
  return { [`Fn::${name}`]: value };
}
