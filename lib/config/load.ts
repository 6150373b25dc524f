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
import { stageFindings } from './stage-keys';
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
 * @throws ConfigError with every problem, when there is any.
 */
export function loadConfig(environment: string): Config {
  const isFile = environment.includes('/') || extname(environment) !== '';
  const file = isFile ? environment : join(ROOT, 'config', `${environment}.yaml`);
  const shownAs = isFile ? environment : relative(process.cwd(), file);
  if (!isFile && !existsSync(file)) throw unknownEnvironment(environment, shownAs);
  return checked(parseYaml(readConfigFile(file, shownAs), shownAs), basename(file, extname(file)), shownAs);
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
  const parsed = schema.safeParse(source.value);
  const early = stageFindings(source.value);
  if (!parsed.success) return fail([...shapeFindings(parsed.error.issues, source), ...early]);
  const config = withDefaults(parsed.data, name, file);
  const meaning = RULES.flatMap(({ id, check }) => check(config).map((finding) => ({ ...finding, rule: id })));
  return early.length + meaning.length > 0 ? fail([...early, ...meaning]) : config;
}

function located({ path, atKey, ...finding }: Finding, source: YamlSource, file: string): Problem {
  const { line, column } = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return { file, line, column, path: formatPath(path), ...finding };
}

function byPosition(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
