import type { Blueprint } from '../../blueprint/blueprint';
import { OWN } from '../own-figures';
import type { Term } from '../promise';
import { known } from '../terms';

/** What the CDN adds to every recovery behind it: an error that it has just got, it shows for a while. */
export function cdnKeepsErrors({ entry }: Blueprint): Term[] {
  if (entry.kind !== 'cdn') return [];
  const source = 'this kit, lib/constructs/cdn.ts, errorCachingMinTtl';
  return [known('the CDN shows an error that it has just got', [0, OWN.cdnErrorSeconds], 'configured', source)];
}
