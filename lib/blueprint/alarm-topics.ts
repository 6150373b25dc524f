import { URGENCIES } from './alarm';
import type { Blueprint } from './blueprint';
import { alarmTopicName, EDGE_REGION, edgeTopicName } from './names';

/** Whether what stands above the regions has alarms. Topics stay when a CDN goes, as whatever came with the data of its stage. */
export const edgeHasAlarms = ({ domain, regions }: Blueprint): boolean =>
  domain !== undefined && regions.some(({ data }) => data.staticFiles === 'bucket');

/** Names of the topics of alarms in a region. */
export function alarmTopicsIn(blueprint: Blueprint, region: string): string[] {
  const own = blueprint.regions.some(({ name }) => name === region);
  return [
    ...(own ? URGENCIES.map((urgency) => alarmTopicName(blueprint, urgency)) : []),
    ...(region === EDGE_REGION && edgeHasAlarms(blueprint)
      ? URGENCIES.map((urgency) => edgeTopicName(blueprint, urgency))
      : []),
  ];
}
