import type { ConfigRule } from '../rule';

/** What people write who mean a switch. Any text would turn protection off, so these are no text. */
const SWITCHES = /^(y|yes|n|no|on|off|true|false|none|null|nil|0|1|-|~)$/i;

/** Protection goes off for a reason, and never by a misunderstood switch. */
export const unprotectedReason: ConfigRule = {
  id: 'unprotected-reason',
  check: ({ unprotected }) =>
    SWITCHES.test(unprotected.trim())
      ? [
          {
            path: ['unprotected'],
            problem: 'is no reason',
            limit: 'whatever stands here turns protection off',
            found: unprotected,
            remedy: 'remove the line to be protected, or write why the data may be lost, e.g. throw-away',
          },
        ]
      : [],
};
