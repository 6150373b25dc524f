import * as crypto from 'node:crypto';

/** So many slots there are for ever: keys find their slot by their hash, and slots are what moves between shards. */
export const SLOTS = 4096;

/**
 * The slot of a key: the first three hexadecimal digits of the SHA-256 of its UTF-8 bytes, as a number from 0 to 4095. Every
 * language has that hash, and so does PostgreSQL.
 */
export function slotOf(key: string): number {
  return Number.parseInt(sha256(key).slice(0, 3), 16);
}

/** Newer versions of Node make a hash of a short text in one call, three times as fast. */
const sha256: (text: string) => string = crypto.hash
  ? (text) => crypto.hash('sha256', text)
  : (text) => crypto.createHash('sha256').update(text).digest('hex');
