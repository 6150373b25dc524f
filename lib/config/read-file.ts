import { readFileSync, statSync } from 'node:fs';
import { ConfigError } from './problem';

/** Largest configuration file read, in bytes. A real one has under 10 KB. */
const FILE_MAX_BYTES = 256 * 1024;

/**
 * The text of a configuration file.
 *
 * @param shownAs the file as the user would type it, for messages
 * @param maxBytes @default - what a configuration may have
 * @throws ConfigError when it is not there, no file, too large, or no text.
 */
export function readConfigFile(file: string, shownAs: string, maxBytes = FILE_MAX_BYTES): string {
  const refuse = (problem: string, limit?: string, remedy = 'check the name') =>
    new ConfigError([{ file: shownAs, path: '', rule: 'file', problem, ...(limit ? { limit } : {}), remedy }]);
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw refuse(stat.isDirectory() ? 'is a directory' : 'is not a regular file');
    if (stat.size > maxBytes) throw refuse('is too large', `at most ${maxBytes / 1024} KiB`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    if (text.includes('\0')) throw new TypeError('NUL');
    return text;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if ((error as Error).name === 'TypeError')
      throw refuse('is not text', 'YAML in UTF-8', 'save it as UTF-8, or check the name');
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(code === 'ENOENT' ? 'does not exist' : `can't be read: ${code}`);
  }
}
