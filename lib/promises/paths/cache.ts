import { FIGURES } from '../figures';
import type { Path } from '../promise';
import { open, path } from '../terms';

/** A replica of the shard takes over. */
export const cacheFailsOver: Path = path('cache', [
  { what: 'a replica in another zone takes over, and clients find it', ...FIGURES.cacheFailover },
  open('yours', 'your client asks the cluster where its keys are'),
]);
