import { type Document, isNode, isPair, isScalar, type ParsedNode, visit } from 'yaml';
import type { Problem } from './problem';

/** Deepest nesting of a configuration that makes sense is six; beyond this it is an attack or an accident. */
const DEPTH_MAX = 40;

/** Whether a text nests so deeply that reading it would take very long. It errs on neither side by much: quotes are skipped. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[[{]|[\]}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > DEPTH_MAX) return true;
  }
  return new RegExp(`^ *([-?] +){${DEPTH_MAX},}`, 'm').test(text);
}

interface Found extends Pick<Problem, 'rule' | 'problem' | 'remedy'> {
  readonly offset: number;
}

/**
 * Uses of YAML that a configuration does without: aliases, with which a small file grows to fill the memory, tags, which
 * change what a value is, directives, which change the language, and keys that are no plain words.
 */
export function unsupportedFeatures(document: Document.Parsed<ParsedNode>): Found[] {
  const found: Found[] = [];
  const refuse = (node: unknown, problem: string, remedy: string) => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    // One of each kind says enough.
    if (!found.some((other) => other.problem === problem)) found.push({ offset, rule: 'yaml', problem, remedy });
  };
  if (document.directives.yaml.explicit) refuse(undefined, 'has a %YAML directive', 'remove it');
  visit(document, {
    Alias: (_, node) => refuse(node, 'uses an alias', 'write the value out'),
    Pair: (_, { key }) => {
      if (!isScalar(key)) refuse(key, 'has a key that is no word', 'use one of the keys of config/example.yaml');
      else if (key.value === '__proto__') refuse(key, '__proto__ is not a key', 'remove it');
    },
    Node: (_, node) => {
      if (!isPair(node) && 'tag' in node && node.tag !== undefined)
        refuse(node, `has the tag ${node.tag}`, 'remove the tag');
    },
  });
  return found;
}
