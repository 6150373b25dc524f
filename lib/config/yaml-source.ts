import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { ConfigPath } from './path';
import { ConfigError, type Problem } from './problem';

/** Largest configuration file read, in bytes. A real one has under 10 KB. */
const FILE_MAX_BYTES = 256 * 1024;

/** Most aliases (`*name`) that a file may resolve to: more is how a small file grows to fill the memory. */
const ALIASES_MAX = 100;

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
}

/**
 * Reads a YAML 1.2 file with one document in it.
 *
 * @throws ConfigError when it can't be read: not there, binary, too large, bad syntax, duplicate keys, alias bombs.
 */
export function readYaml(file: string, shownAs: string): YamlSource {
  return parseYaml(readText(file, shownAs), shownAs);
}

function readText(file: string, shownAs: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const problem = code === 'ENOENT' ? 'does not exist' : `can't be read: ${code}`;
    throw new ConfigError([{ file: shownAs, path: '', rule: 'file', problem, remedy: 'check the name' }]);
  }
  if (bytes.length > FILE_MAX_BYTES) {
    const limit = `at most ${FILE_MAX_BYTES / 1024} KiB`;
    throw new ConfigError([{ file: shownAs, path: '', rule: 'file', problem: 'is too large', limit }]);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Falls through: bytes that are no UTF-8 are refused in the same words as a NUL.
  }
  throw new ConfigError([
    { file: shownAs, path: '', rule: 'file', problem: 'is not text', limit: 'YAML in UTF-8', remedy: 'check the name' },
  ]);
}

function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, version: '1.2' });
  if (document.errors.length > 0) {
    throw new ConfigError(document.errors.map((error) => syntaxProblem(error, file, lines)));
  }
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const whole = { file, path: '', rule: 'shape', limit: 'a mapping, beginning with "app: <name>"' };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new ConfigError([{ ...whole, problem: 'is empty', remedy: 'start from config/example.yaml' }]);
  }
  if (!isMap(document.contents)) {
    const { line, column } = at(document.contents.range[0]);
    throw new ConfigError([{ ...whole, line, column, problem: 'is not a mapping', remedy: 'see config/example.yaml' }]);
  }
  return {
    value: plainValue(document, file),
    positionOf: (path) => at(nodeAt(document.contents as YAMLMap<ParsedNode>, path)),
    positionOfKey: (path) => at(keyAt(document.contents as YAMLMap<ParsedNode>, path)),
  };
}

function plainValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const limit = `at most ${ALIASES_MAX} after expansion`;
    const remedy = 'write the values out';
    throw new ConfigError([{ file, path: '', rule: 'aliases', problem: 'has too many aliases', limit, remedy }]);
  }
}

/** What to say instead of the parser's own words, by its error code. */
const SYNTAX: Record<string, Pick<Problem, 'problem' | 'remedy'>> = {
  DUPLICATE_KEY: { problem: 'the same key stands here twice', remedy: 'remove one of them' },
  TAB_AS_INDENT: { problem: 'a tab is used to indent', remedy: 'indent with spaces' },
  MULTIPLE_DOCS: { problem: 'a second document begins here', remedy: 'keep one environment a file' },
};

function syntaxProblem(error: { code: string; message: string; pos: [number, number] }, file: string, l: LineCounter) {
  const { line, col } = l.linePos(error.pos[0]);
  const said = SYNTAX[error.code] ?? { problem: `is not valid YAML: ${lowerFirst(error.message)}` };
  return { file, line, column: col, path: '', rule: 'yaml', ...said };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
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
