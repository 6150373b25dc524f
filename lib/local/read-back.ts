import { clientOptions } from '../aws/client-options';
import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { regionsOf } from '../blueprint/stacks';
import { readEdge } from './read-back/edge';
import { readOriginSecrets, readRegion } from './read-back/region';
import type { Row } from './read-back/row';

/** Something that stands in a region, or above all of them. */
export interface Found extends Row {
  readonly region: string;
}

/** Asks the API what stands of a blueprint. What should stand and does not is a row that says so. */
export async function readBack(blueprint: Blueprint, endpoint: string): Promise<Found[]> {
  const at = (region: string) => clientOptions(region, endpoint);
  const within = async (region: string, rows: Promise<Row[]>): Promise<Found[]> =>
    (await rows).map((row) => ({ region, ...row }));
  const rows = await Promise.all([
    ...blueprint.regions.map((region) => within(region.name, readRegion(blueprint, region, at(region.name)))),
    ...regionsOf(blueprint)
      .filter((name) => !blueprint.regions.some((region) => region.name === name))
      .map((region) => within(region, readOriginSecrets(blueprint, at(region)))),
    within('global', readEdge(blueprint, at(EDGE_REGION))),
  ]);
  return rows.flat();
}
