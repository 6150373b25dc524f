import type { DatabaseSpec } from '../../blueprint/data';
import { FIGURES, readOnceSeconds } from '../figures';
import type { Term } from '../promise';
import { known, open } from '../terms';

/** A database is made beside the one there is, as it was at a second of its backups. */
export function restored(databases: readonly DatabaseSpec[]): Term[] {
  // All have the same storage, and are restored at the same time.
  const [{ storageGb, maxStorageGb }] = databases as readonly [DatabaseSpec, ...DatabaseSpec[]];
  return [
    { what: 'a database is made from the last daily backup', ...FIGURES.restoredInstance },
    open('undocumented', 'the logs since then are applied, a day of them at most'),
    known(
      `its ${storageGb} to ${maxStorageGb} GiB are read once, until when it is slow: at 125 MiB/s, at best`,
      readOnceSeconds({ storageGb, maxStorageGb }),
      'documented',
      'Amazon RDS User Guide, "gp3 storage": 125 MiB/s, 500 MiB/s from 400 GiB on',
    ),
  ];
}

/** It takes the name, and with it the address, of the one that is gone. */
export const takesTheName: Term = {
  what: 'it takes the name of the one that is gone',
  ...FIGURES.renamedDatabase,
};
