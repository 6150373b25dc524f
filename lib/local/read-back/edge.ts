import type { ClientOptions } from '../../aws/client-options';
import { URGENCIES } from '../../blueprint/alarm';
import { edgeHasAlarms } from '../../blueprint/alarm-topics';
import type { Blueprint, DomainSpec } from '../../blueprint/blueprint';
import {
  edgeTopicName,
  geoHost,
  geoStepHost,
  nearHost,
  originHost,
  prefix,
  regionalOriginHost,
  writeHost,
} from '../../blueprint/names';
import { readAlarms } from './alarms';
import { readCdn } from './cdn';
import { readFirewall } from './firewall';
import { readHealth } from './health';
import { readRecords } from './records';
import { UNHEARD } from './region';
import type { Row } from './row';
import { readTopic } from './topic';

/** What stands above the regions. */
export async function readEdge(blueprint: Blueprint, options: ClientOptions): Promise<Row[]> {
  const { domain, cdn, entry, hosts, routing } = blueprint;
  const topics = edgeHasAlarms(blueprint) ? URGENCIES.map((urgency) => edgeTopicName(blueprint, urgency)) : [];
  const rows = await Promise.all([
    ...(cdn ? [readCdn(prefix(blueprint), options), readFirewall(prefix(blueprint), options)] : []),
    ...(domain ? [readRecords(domain.hostedZoneId, 'A', namesOf(blueprint, domain), options)] : []),
    ...(domain && entry.kind === 'cdn'
      ? [readRecords(domain.hostedZoneId, 'AAAA', [domain.name, ...hosts], options)]
      : []),
    ...(domain && routing.health ? [readHealth(domain, routing.regions, options)] : []),
    ...topics.map((topic) => readTopic(topic, UNHEARD, options)),
    readAlarms(prefix(blueprint), topics, options),
  ]);
  return rows.flat();
}

/** Every name that leads somewhere. */
function namesOf({ regions, hosts, routing: { by } }: Blueprint, { name }: DomainSpec): string[] {
  const running = regions.filter((region) => region.running);
  return [
    name,
    ...hosts,
    originHost(name),
    ...running.map((region) => regionalOriginHost(name, region.name)),
    // It stays while other regions stand, whether they serve or not.
    ...(regions.length > 1 ? [writeHost(name)] : []),
    ...(by.kind === 'geolocation'
      ? [
          geoHost(name),
          ...by.places.flatMap(({ place, regions }) => regions.map((_, i) => geoStepHost(name, place, i + 1))),
        ]
      : []),
    ...(by.kind === 'geoproximity' ? [nearHost(name)] : []),
  ];
}
