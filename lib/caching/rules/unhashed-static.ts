import { durationText } from '../duration-text';
import type { CacheRule } from '../finding';

/** Life beyond which a file that changes under its name would be a fault, in seconds: a day. */
const LONG = 86_400;

/** No command takes a file out of browsers. */
export const unhashedStatic: CacheRule = {
  id: 'unhashed-static',
  severity: 'note',
  check: ({ static: files }) =>
    files
      .filter(({ ttlSeconds }) => ttlSeconds > LONG)
      .map(({ where, path, ttlSeconds }) => ({
        where: `${where}.ttlSeconds`,
        problem: `browsers keep files of ${path} for ${durationText(ttlSeconds)}, and nothing can take them back`,
        remedy: 'put a hash of its content into the name of each, e.g. app.3f9a1c.js',
      })),
};
