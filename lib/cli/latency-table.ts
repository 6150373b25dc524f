import { ROUND_TRIP } from '../geodns/round-trip';
import type { Latency, RegionDistance } from '../promises/latency';
import { plainTable } from './plain-table';
import { wrapped } from './wrapped';

/** 100 columns with the gaps between them. */
const WIDTHS = [17, 14, 17, 22, 30];

const NOTE =
  `An estimate of the round trip, ${ROUND_TRIP.baseMs} ms + ${ROUND_TRIP.msPer1000Km} ms for each 1000 km of great circle: ` +
  `half of such estimates are more than ${ROUND_TRIP.medianErrorPercent} % off. A new connection takes two or three of them; ` +
  'what the CDN has comes from nearer, and is not estimated. SAID: what the text of the stages says of users there, with the US only and with several regions.';

/** How long a packet takes there and back, by where users are, beside what the text of the stages says. */
export function latencyTable(latencies: readonly Latency[]): string {
  const home = latencies[0]?.home.region ?? '';
  const several = latencies.some(({ nearest }) => nearest.region !== home);
  const rows = latencies.map(({ users, seed, home, nearest }) => [
    users,
    `${seed.usOnlyMs} ms`,
    `${seed.multiRegionMs} ms`,
    distance(home),
    ...(several ? [`${distance(nearest)} ${nearest.region}`] : []),
  ]);
  const head = ['USERS NEAR', 'SAID: US', 'SAID: SEVERAL', `${home} ALONE`, ...(several ? ['NEAREST REGION'] : [])];
  return [plainTable(head, WIDTHS.slice(0, head.length), rows), wrapped(NOTE, 0)].join('\n');
}

const distance = ({ ms, km }: RegionDistance) => `${ms} ms, ${km.toLocaleString('en-US')} km`;
