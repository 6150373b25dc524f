import type { CdnSpec } from '../../blueprint/cdn';
import type { Loss } from '../loss';
import { cdnKeepsErrors } from '../paths/cdn-keeps-errors';
import { told } from '../paths/told';
import { dataLoss, NOTHING, path, slowest } from '../terms';

/** The CDN gets an answer from no region. */
export const cdnOrigin: Loss = {
  id: 'cdn-origin',
  title: 'CDN origin',
  of(blueprint) {
    const { cdn, entry } = blueprint;
    if (!cdn || entry.kind !== 'cdn') return { because: 'users ask the servers themselves' };
    return [
      {
        of: 'requests',
        users: usersOf(cdn),
        rto: slowest(path('requests', [...told(blueprint, 'cdnErrors', 'the CDN'), ...cdnKeepsErrors(blueprint)])),
        rpo: dataLoss({ of: 'writes', lost: NOTHING, why: 'none was confirmed' }),
        holds: ['the CDN still has it: each of its places has something else, ever older, and AWS promises no time'],
        steps: ['see the alarms of the regions; if none is on, see whether a region shows the secret of the CDN'],
      },
    ];
  },
};

function usersOf({ static: files, cached }: CdnSpec): string {
  const going = [...files, ...cached].map(({ path }) => path);
  return going.length === 0 ? 'a page that says so' : `${going.join(', ')} go on, if kept; else a page that says so`;
}
