import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { environments } from '../../config/load';
import { readConfigFile } from '../../config/read-file';
import { isRecord } from '../../transition/canonical';
import type { Side } from '../../transition/side';
import type { Value } from '../../transition/template';
import { assemblySide } from './assembly';
import { environmentSide } from './environment';
import { refuse } from './refuse';
import { parseTemplate, templateSide } from './template-file';

/** Largest template read, in bytes. CloudFormation takes 1 MB. */
const TEMPLATE_MAX_BYTES = 4 * 1024 * 1024;

/**
 * A side as the user names it: an environment, a configuration file, a folder with a cloud assembly, or a template.
 *
 * @param name environment that a configuration file is a proposal for. @default - the name of the file
 * @throws ConfigError when it is none of them, or broken.
 */
export function loadSide(given: string, name?: string): Side {
  const isFile = given.includes('/') || extname(given) !== '';
  if (!isFile && (environments().includes(given) || !existsSync(given))) return environmentSide(given);
  if (existsSync(given) && statSync(given).isDirectory()) return assemblySide(given);
  const value = parseTemplate(readConfigFile(given, given, TEMPLATE_MAX_BYTES), given);
  if (isRecord(value) && Object.hasOwn(value, 'Resources')) return templateSide(value, given);
  if (isConfiguration(value)) return environmentSide(given, name);
  throw refuse(
    given,
    'is neither a template nor a configuration',
    'a template has Resources, a configuration app, stage, regions and services',
  );
}

/** Keys of which a configuration has at least one, however broken it is. */
const CONFIGURATION_KEYS = ['app', 'stage', 'regions', 'services', 'database'];

function isConfiguration(value: Value): boolean {
  return isRecord(value) && CONFIGURATION_KEYS.some((key) => Object.hasOwn(value, key));
}
