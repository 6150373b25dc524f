import type { Config } from '../../config/config';
import { configChanges } from '../config-changes';
import { listed } from '../listed';

const NAMED_MAX = 3;

/** What a deploy is about, in a few words. */
export function titleOf(from: Config, to: Config): string {
  const paths = configChanges(from, to).map(({ path }) => path);
  if (from.stage !== to.stage) {
    const beside = to.overlap.includes(from.stage) ? `, with stage ${from.stage} beside it` : '';
    return `Go ${to.stage > from.stage ? 'to' : 'back to'} stage ${to.stage}${beside}`;
  }
  const added = paths.flatMap((path) => /^regions\[(.+)\]$/.exec(path)?.[1] ?? []);
  if (added.length > 0 && added.length === paths.length && to.regions.length > from.regions.length)
    return `Add ${listed(added)}`;
  if (paths.length === 0) return 'Deploy what the same configuration makes now';
  const gone = from.overlap.filter((stage) => !to.overlap.includes(stage));
  if (paths.join() === 'overlap' && gone.length > 0) return `Take away what served stage ${listed(gone.map(String))}`;
  const more = paths.length - NAMED_MAX;
  return `Change ${paths.slice(0, NAMED_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
