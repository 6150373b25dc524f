import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { type Config, withDefaults } from './config';
import { formatPath } from './path';
import { ConfigError, type Problem } from './problem';
import { readConfigFile } from './read-file';
import type { Finding } from './rule';
import { RULES } from './rules';
import { environment as schema } from './schema/environment';
import { shapeFindings } from './shape';
import { stageKeyFindings } from './stage-keys';
import { remedyFor } from './suggest';
import { parseYaml, type YamlSource } from './yaml-source';

/** The kit's own folder; environments lie in `config/` below it. */
const ROOT = join(__dirname, '../..');

/** The reference of all keys lies beside the environments and is none. */
const NOT_ENVIRONMENTS = ['example'];

/** Environments under config/, sorted by name. */
export function environments(): string[] {
  return readdirSync(join(ROOT, 'config'))
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
    .filter((name) => !NOT_ENVIRONMENTS.includes(name))
    .sort();
}

/**
 * Reads and checks the configuration of an environment.
 *
 * @param environment a name under config/, or a file: then it has a `/` or an ending.
 * @param name environment that a file stands for. @default - the name of the file
 * @throws ConfigError with every problem of form, or else every problem of meaning, when there is any.
 */
export function loadConfig(environment: string, name?: string): Config {
  const isFile = environment.includes('/') || extname(environment) !== '';
  const file = isFile ? environment : join(ROOT, 'config', `${environment}.yaml`);
  const shownAs = isFile ? environment : relative(process.cwd(), file);
  if (!isFile && !existsSync(file)) throw unknownEnvironment(environment, shownAs);
  if (isFile && !existsSync(file) && existsSync(join(ROOT, 'config', file))) {
    const remedy = `did you mean config/${file}, or: ${basename(file, extname(file))}?`;
    throw new ConfigError([{ file: shownAs, path: '', rule: 'file', problem: 'does not exist', remedy }]);
  }
  const own = basename(file, extname(file));
  return checked(parseYaml(readConfigFile(file, shownAs), shownAs), name ?? own, shownAs);
}

function unknownEnvironment(name: string, file: string): ConfigError {
  return new ConfigError([
    { file, path: '', rule: 'file', problem: 'does not exist', remedy: remedyFor(name, environments()) },
  ]);
}

function checked(source: YamlSource, name: string, file: string): Config {
  const fail = (findings: readonly Finding[]): never => {
    throw new ConfigError(findings.map((finding) => located(finding, source, file)).sort(byPosition));
  };
  const early = stageKeyFindings(source.value);
  const { parsed, unknown } = withoutUnknownKeys(source.value);
  if (!parsed.success) return fail([...shapeFindings(parsed.error.issues, source), ...early]);
  const misspelt = shapeFindings(unknown, source);
  const config = withDefaults(parsed.data, name, file);
  const meaning = RULES.flatMap(({ id, check }) => check(config).map((finding) => ({ ...finding, rule: id })));
  const all = [...misspelt, ...early, ...meaning];
  return all.length > 0 ? fail(all) : config;
}

/** A misspelt key alone does not hide what is wrong with the others: without it, the rest is read. */
function withoutUnknownKeys(value: unknown) {
  const parsed = schema.safeParse(value);
  const issues = parsed.error?.issues ?? [];
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknown.length === 0 || unknown.length < issues.length) return { parsed, unknown: [] };
  const rest = structuredClone(value);
  for (const { path, keys } of unknown) {
    const parent = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], rest);
    for (const key of keys) delete (parent as Record<string, unknown>)[key];
  }
  return { parsed: schema.safeParse(rest), unknown };
}

function located({ path, atKey, ...finding }: Finding, source: YamlSource, file: string): Problem {
  const { line, column } = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return { file, line, column, path: formatPath(path), ...finding };
}

function byPosition(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
