import type { Config } from '../../../config/config';
import { hasShardMap } from '../../stages';
import { replicasAtOnce } from '../../template-rules/replicas-at-once';
import type { StepRule } from './step-rule';
import { withRegions } from './with-regions';

export const regionByOne: StepRule = {
  id: 'region-by-one',
  why: replicasAtOnce.why,
  source: replicasAtOnce.source,
  avoids: replicasAtOnce.id,
  between(from, to) {
    if (!keepsTable(from, to)) return undefined;
    const [added, gone] = [missingIn(from, to), missingIn(to, from)];
    if (added.length + gone.length < 2) return undefined;
    // What comes comes first: users of a region that goes have another one then.
    return withRegions(
      to,
      added.length > 0 ? [...from.regions, ...added.slice(0, 1)] : [...to.regions, ...gone.slice(1)],
    );
  },
};

type Region = Config['regions'][number];

/** Regions of `other` that a configuration does not list. */
const missingIn = ({ regions }: Config, other: Config): Region[] =>
  other.regions.filter(({ name }) => regions.every((region) => region.name !== name));

/** Whether a table stands before and after: one of the configuration, or that of the map of shards. */
function keepsTable(from: Config, to: Config): boolean {
  const keepsMap = [from, to].every(({ reached }) => hasShardMap(reached));
  return keepsMap || from.tables.some(({ name }) => to.tables.some((table) => table.name === name));
}
