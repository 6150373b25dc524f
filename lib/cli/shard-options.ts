import { InvalidArgumentError } from 'commander';
import { SLOTS } from '../sharding/slot';
import { textOf } from './option-values';

/** `main,orders2`: each once. */
export function shardList(text: string): string[] {
  return [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

export function slotCount(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= SLOTS) return Number(text);
  throw new InvalidArgumentError(`it is a whole number from 1 to ${SLOTS}.`);
}

export function country(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new InvalidArgumentError('it is a country code in capitals, e.g. IN.');
}

/** `tenant-42=IN`, given once for each key. */
export function keyPlace(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const end = text.lastIndexOf('=');
  if (end < 0) throw new InvalidArgumentError('it is a key and its country, e.g. tenant-42=IN.');
  return { ...before, [text.slice(0, end)]: country(text.slice(end + 1)) };
}

/** A file that an option names, with its text. */
export interface NamedFile {
  readonly file: string;
  readonly text: string;
}

export const namedFile = (file: string): NamedFile => ({ file, text: textOf(file) });
