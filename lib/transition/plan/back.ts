import { cacheName, cacheSecretName, originSecretName } from '../../blueprint/names';
import { type Config, defaultEdge, type ScalingStage } from '../../config/config';
import { configChanges } from '../config-changes';
import { STATEFUL_TYPES } from '../stateful-types';
import type { ResourceChange } from './change';
import { configurationLines } from './configuration-lines';

export interface Way {
  readonly reversible: boolean;
  /** How to go back, in lines of the configuration; or why there is no way. */
  readonly back: string;
}

/** What no later deploy can undo. */
const FINAL: readonly {
  readonly when: (from: Config, to: Config) => boolean;
  readonly back: string;
}[] = [
  {
    when: (from, to) => from.database.version !== to.database.version,
    back: 'none: PostgreSQL never goes back; restore the snapshot before the upgrade as another database',
  },
  {
    when: (from, to) => to.database.storageGb > from.database.storageGb,
    back: 'none for storage: RDS never takes it away; all else can be put back',
  },
  {
    when: (from, to) => from.domain === undefined && to.domain !== undefined,
    back: 'none: a domain stays with its environment',
  },
  {
    // A region that is listed again finds its stacks as they were left.
    when: (from, to) => to.retired.some((item) => !from.retired.includes(item) && !item.startsWith('region/')),
    back: 'none: what is retired stays in AWS, and would have to be imported',
  },
];

/** The way back from a deploy of `to` over `from`. */
export function wayBack(from: Config, to: Config, changes: readonly ResourceChange[]): Way {
  const final = FINAL.find(({ when }) => when(from, to));
  if (final) return { reversible: false, back: final.back };
  // A cache and its login are made again, empty: what was only in them is a finding of the check. Old secrets open nothing.
  const { originSecretVersion: newest } = from.edge ?? defaultEdge();
  const secrets = [newest, newest - 1].map((version) => originSecretName(from, version));
  const needless: readonly unknown[] = [cacheName(from), cacheSecretName(from), ...secrets];
  const lost = noWayBack(
    changes.filter(
      ({ before }) => !needless.includes(before?.Properties?.ReplicationGroupId ?? before?.Properties?.Name),
    ),
  );
  if (lost) return lost;
  return { reversible: true, back: linesBack(from, to) };
}

/** The way back where only templates are known. */
export function wayBackOfTemplates(from: string, changes: readonly ResourceChange[]): Way {
  return noWayBack(changes) ?? { reversible: true, back: `deploy ${from}` };
}

/** What held data and is replaced or leaves can't be brought back by a deploy. */
function noWayBack(changes: readonly ResourceChange[]): Way | undefined {
  const lost = changes.find(({ type, action, before }) => {
    // A replica holds nothing that its source does not.
    const replica = before?.Properties?.SourceDBInstanceIdentifier !== undefined;
    return STATEFUL_TYPES.has(type) && !replica && (action === 'replace' || action === 'remove');
  });
  if (!lost) return undefined;
  const { logicalId, retained, action } = lost;
  if (retained) return { reversible: false, back: `none: ${logicalId} stays in AWS, and would have to be imported` };
  return {
    reversible: false,
    back: `none: ${logicalId} is ${action === 'replace' ? 'another one' : 'gone'}, without what it held`,
  };
}

/** Going back takes away what runs. What holds data and is new stays, whether anybody uses it or not. */
function linesBack(from: Config, to: Config): string {
  if (configChanges(from, to).length === 0) return 'deploy the version of the kit before';
  const back: Config = {
    ...from,
    reached: Math.max(from.reached, to.reached) as ScalingStage,
    // Servers go as they came: both kinds stand for a while.
    overlap: from.stage === to.stage ? from.overlap : [...new Set([...from.overlap, to.stage])],
    regions: withNew(from.regions, to.regions),
    tables: withNew(from.tables, to.tables),
    queues: withNew(from.queues, to.queues),
    topics: withNew(from.topics, to.topics),
    events: withNew(from.events, to.events),
    readModels: withNew(from.readModels, to.readModels),
    cache: from.cache ?? to.cache,
    edge: edgeBack(from, to),
    database: { ...from.database, shards: to.database.shards, sharding: to.database.sharding },
  };
  return configurationLines(to, back).join('; ') || 'nothing to do: what is new may stay';
}

/** Everything as before, but for the secret: load balancers take a newer one, never an older one. */
function edgeBack({ edge: before }: Config, { edge: after }: Config): Config['edge'] {
  const { originSecretVersion } = after ?? defaultEdge();
  if (originSecretVersion === (before ?? defaultEdge()).originSecretVersion) return before;
  return { ...(before ?? defaultEdge()), originSecretVersion };
}

function withNew<Item extends { readonly name: string }>(before: readonly Item[], after: readonly Item[]): Item[] {
  return [...before, ...after.filter(({ name }) => !before.some((item) => item.name === name))];
}
