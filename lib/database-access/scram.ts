import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** As PostgreSQL counts by default. */
const ITERATIONS = 4096;

/**
 * What PostgreSQL stores of a password. Sent in its place, it keeps the password out of statements and so out of logs.
 * Source: PostgreSQL documentation, catalog pg_authid; RFC 5803.
 *
 * @param salt 16 random bytes
 */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const key = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`;
}
