import { randomBytes } from 'node:crypto';

/** What a secret of a database holds. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A password of 256 bits, of letters, digits, - and _ only, so that it needs no quoting anywhere. */
export function newPassword(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Reads the text of a secret.
 *
 * @returns undefined when it is no login
 */
export function parseLogin(text: string | undefined): Login | undefined {
  try {
    const { username, password } = JSON.parse(text ?? '') as Partial<Login>;
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}
