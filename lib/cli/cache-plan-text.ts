import { durationText } from '../caching/duration-text';
import type { CachePlan, PathPlan } from '../caching/plan';
import { layerTable } from './cache-layer-table';
import { countsText, findingText } from './finding-text';
import { wrapped } from './wrapped';

/** The layers of each group of paths, what was assumed, what does not fit together, and the verdict on the last line. */
export function cachePlanText(environment: string, plan: CachePlan): string {
  const { paths, findings } = plan;
  const counts = countsText(findings);
  const sound = !findings.some(({ severity }) => severity === 'warning');
  const verdict = sound ? 'the caches keep what they promise' : 'the caches do not keep what they promise';
  return [
    ...absences(plan),
    ...paths.map((path) => `${groupText(path, plan)}\n`),
    ...legend(plan),
    '',
    ...findings.map(findingText),
    wrapped(`${environment}: ${verdict}${counts === '' ? '' : `: ${counts}`}`, 0),
  ].join('\n');
}

function absences({ cdn, redis }: CachePlan): string[] {
  const lines = [
    ...(cdn === 'none' ? ['no CDN: browsers ask the servers; one comes with stage 3'] : []),
    ...(cdn === 'bypassed' ? ['the CDN stands, but the domain does not lead to it: browsers ask the servers'] : []),
    ...(redis ? [] : ['no Redis: the servers share no cache; one comes with stage 2']),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

function groupText(path: PathPlan, plan: CachePlan): string {
  const { worstSeconds, ifMissedSeconds } = path.staleness;
  const missed =
    ifMissedSeconds > worstSeconds ? `; ${durationText(ifMissedSeconds)} after a write that Redis did not hear of` : '';
  const yours = path.layers.some(({ keeps }) => keeps === 'yours') ? ', plus what is yours' : '';
  return [
    wrapped(title(path, plan), 0),
    layerTable(path.layers),
    wrapped(`worst staleness: ${durationText(worstSeconds)}${yours}${missed}`, 0),
    ...(path.cacheControl === undefined ? [] : [`the application sends: Cache-Control: ${path.cacheControl}`]),
  ].join('\n');
}

function title({ kind, path, where, services, peakRequestsPerSecond }: PathPlan, { paths }: CachePlan): string {
  if (kind === 'static') return `${path}  (${where}, from the bucket)`;
  const peak = peakRequestsPerSecond === undefined ? '' : `, at most ${peakRequestsPerSecond} requests a second`;
  const answered = `${services.join(', ')}${peak}`;
  if (kind === 'cached') return `${path}  (${where}, from ${answered})`;
  return `${paths.length === 1 ? 'all paths' : 'all other paths'}  (from ${answered})`;
}

/** What the columns mean, and what was assumed; only of what is shown. */
function legend({ hits, paths, cdn, redis, applicationTtlSeconds }: CachePlan): string[] {
  const rates = [
    ...(cdn === 'used' ? [`browsers ${hits.browser} %`, `CDN ${hits.cdn} %`] : []),
    ...(applicationTtlSeconds > 0 ? [`application ${hits.application} %`] : []),
    ...(redis ? [`Redis ${hits.redis} %`] : []),
  ];
  const loaded = paths.some(({ peakRequestsPerSecond }) => peakRequestsPerSecond !== undefined);
  const down = cdn === 'used' ? '; when it is down, the CDN goes on with what it has' : '';
  const lines: readonly (readonly [term: string, meaning: string])[] = [
    ['OF 1,000', 'requests that get as far as the layer; a request is taken to read once'],
    ...(loaded
      ? [
          [
            'REQ/S',
            'as if the whole peak of all services that answer were for these paths; needs the traffic of each',
          ] as const,
        ]
      : []),
    ...(rates.length > 0
      ? [['HITS', `go no further; assumed, not measured, with --hits: ${rates.join(', ')}`] as const]
      : []),
    ['STALE', `by how much the layer makes an answer older at worst, while the application answers${down}`],
    ['yours', 'the application decides; counted as nothing, also in the worst staleness'],
  ];
  return lines.map(([term, meaning]) => `${term.padEnd(LEGEND_INDENT)}${wrapped(meaning, LEGEND_INDENT)}`);
}

const LEGEND_INDENT = 'OF 1,000  '.length;
