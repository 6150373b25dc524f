import type { Config } from '../../config/config';
import type { Difference } from '../configuration-rule';

export interface RemovedItems {
  /** Kind under `retired`, e.g. `shard`. */
  readonly kind: string;
  /** The list in the configuration, e.g. `database.shards`. */
  readonly where: string;
  /** What would be out of reach, e.g. `rows`. */
  readonly loses: string;
  readonly names: (config: Config) => readonly string[];
}

/** What is said of items that are no longer listed: it must be said under `retired` that they may go. */
export function removedItems({ kind, where, loses, names }: RemovedItems) {
  return (before: Config, after: Config): Difference[] => {
    const gone = names(before).filter((name) => !names(after).includes(name));
    const added = names(after).filter((name) => !names(before).includes(name));
    const lost = gone.filter((name) => !after.retired.includes(`${kind}/${name}`));
    const renamed = lost.length === 1 && added.length === 1;
    return gone.map((name) => {
      if (!lost.includes(name)) return { severity: 'note', where, ...retired(name) };
      if (renamed) return { where, ...notRenamed(kind, loses, name, added[0] ?? '') };
      return {
        where,
        problem: `${name} is removed, and its ${loses} would be out of reach`,
        remedy: `keep ${name}; if nobody needs its ${loses}, write ${retiredLine(after, kind, name)}`,
      };
    });
  };
}

function retired(name: string): Omit<Difference, 'where'> {
  return {
    problem: `${name} is retired: what it holds stays in AWS, and no deploy looks after it any more`,
    remedy: 'delete it by hand once nobody needs it',
  };
}

function notRenamed(kind: string, loses: string, old: string, added: string): Omit<Difference, 'where'> {
  return {
    problem: `${old} is gone and ${added} is new: a name can't change, so ${added} would be empty and the ${loses} of ${old} out of reach`,
    remedy: `keep ${old}; a second ${kind} may be called ${added}`,
  };
}

/** The whole line, with what it says already. */
export function retiredLine({ retired }: Config, kind: string, name: string): string {
  return `retired: [${[...retired, `${kind}/${name}`].join(', ')}]`;
}
