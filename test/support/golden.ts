import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Compares text with a file under test/golden. Write the file anew with `UPDATE_GOLDEN=1 npm test`, and say in the commit
 * why it changed.
 */
export function expectGolden(name: string, text: string): void {
  expectFile(join(__dirname, '../golden', name), text);
}

/** The same for a file of the documentation that is made from code. */
export function expectFile(file: string, text: string): void {
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
