import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { ConfigPath } from './path';
import { ConfigError, type Problem } from './problem';
import { tooDeep, unsupportedFeatures } from './yaml-features';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML file as a plain value, with the position of every key and value in it. */
export interface YamlSource {
  readonly value: unknown;
  /** Where the value at `path` stands; where it is missing, the nearest place above it that exists. */
  positionOf(path: ConfigPath): Position;
  /** Where the last key of `path` stands. */
  positionOfKey(path: ConfigPath): Position;
  /** A scalar as it is written, before YAML made a number or truth value of it. */
  textOf(path: ConfigPath): string | undefined;
}

/** Syntax errors that are shown of one file; the later ones mostly follow from the first. */
const SYNTAX_ERRORS_MAX = 10;

/**
 * Reads a YAML 1.2 text with one document in it, of plain mappings, lists and scalars.
 *
 * @param file as the user would type it, for messages
 * @throws ConfigError on bad syntax, duplicate keys, and YAML's rarer features.
 */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (tooDeep(text)) throw new ConfigError([{ file, path: '', rule: 'yaml', problem: 'is nested too deeply' }]);
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  });
  const syntax = document.errors.map((error) => ({
    file,
    ...at(error.pos[0]),
    path: '',
    rule: 'yaml',
    ...said(error),
  }));
  if (syntax.length > 0) throw new ConfigError(syntax.filter(isFirstOfItsLine).slice(0, SYNTAX_ERRORS_MAX));

  const whole = { file, path: '', rule: 'shape', limit: 'a mapping, beginning with "app: <name>"' };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    throw new ConfigError([{ ...whole, problem: 'is empty', remedy: 'start from config/dev.yaml' }]);
  }
  const unsupported = unsupportedFeatures(document).map(({ offset, ...problem }) => ({
    file,
    ...at(offset),
    path: '',
    ...problem,
  }));
  if (unsupported.length > 0) throw new ConfigError(unsupported);
  if (!isMap(contents)) {
    throw new ConfigError([
      { ...whole, ...at(contents.range[0]), problem: 'is not a mapping', remedy: 'see config/example.yaml' },
    ]);
  }
  const root = contents as YAMLMap<ParsedNode>;
  return {
    value: document.toJS(),
    positionOf: (path) => at(nodeAt(root, path)),
    positionOfKey: (path) => at(keyAt(root, path)),
    textOf: (path) => {
      const node = root.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** What to say instead of the parser's own words, by its error code. */
const SYNTAX: Record<string, Pick<Problem, 'problem' | 'remedy'>> = {
  DUPLICATE_KEY: { problem: 'the same key stands here twice', remedy: 'remove one of them' },
  TAB_AS_INDENT: { problem: 'a tab is used to indent', remedy: 'indent with spaces' },
  MULTIPLE_DOCS: { problem: 'a second document begins here', remedy: 'keep one environment a file' },
};

function said({ code, message }: { code: string; message: string }): Pick<Problem, 'problem' | 'remedy'> {
  return SYNTAX[code] ?? { problem: `is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}` };
}

function isFirstOfItsLine(problem: Problem, i: number, all: readonly Problem[]): boolean {
  return all.findIndex(({ line, problem: text }) => line === problem.line && text === problem.problem) === i;
}

function nodeAt(root: YAMLMap<ParsedNode>, path: ConfigPath): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = root.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return root.range?.[0] ?? 0;
}

function keyAt(root: YAMLMap<ParsedNode>, path: ConfigPath): number {
  const parent = path.length > 1 ? root.getIn(path.slice(0, -1), true) : root;
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : nodeAt(root, path);
}
