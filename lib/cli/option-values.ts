import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

export function hostAndPort(text: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^([^:]+):(\d+)$/.exec(text) ?? [];
  if (host !== '' && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new InvalidArgumentError('it is a host and a port, e.g. localhost:15432.');
}

/** The text of a file. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidArgumentError(`it can't be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
