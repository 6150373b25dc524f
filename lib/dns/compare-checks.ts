import type { Asks, HealthCheck, Zone } from '../geodns/model';
import { fits } from './compare-records';
import type { ZoneFinding } from './finding';

/** What of the health checks that records of both zones depend on is otherwise than the blueprint has it. */
export function compareChecks(wanted: Zone, live: Zone): ZoneFinding[] {
  const pairs = new Map<string, string>();
  for (const { name, type, id, check } of wanted.records) {
    const other = live.records.find((each) => each.name === name && each.type === type && each.id === id)?.check;
    if (check !== undefined && other !== undefined) pairs.set(`${check} ${other}`, other);
  }
  return [...pairs].flatMap(([pair, id]) => {
    const check = wanted.checks.find((each) => each.id === pair.slice(0, -id.length - 1));
    const found = live.checks.find((each) => each.id === id);
    if (!check) return [];
    if (!found) return [{ kind: 'missing', what: `health check ${check.id}`, how: `${id} does not exist` }];
    return compared(check, found, wanted, live);
  });
}

function compared(wanted: HealthCheck, live: HealthCheck, zone: Zone, other: Zone): ZoneFinding[] {
  const what = `health check ${wanted.name ?? wanted.id}`;
  const different = (how: string) => ({ kind: 'different' as const, what, how });
  const { asks } = wanted;
  const flags = [
    ...(wanted.inverted === live.inverted ? [] : [different(live.inverted ? 'is inverted' : 'is not inverted')]),
    ...(wanted.disabled === live.disabled ? [] : [different(live.disabled ? 'is disabled' : 'is not disabled')]),
  ];
  if (asks.kind !== 'calculated' || live.asks.kind !== 'calculated')
    return [...flags, ...fieldDifferences(asks, live.asks).map(different)];
  const children = live.asks.children.flatMap((id) => other.checks.filter((check) => check.id === id));
  const missing: ZoneFinding[] = [];
  const rest = new Set(children);
  const below = asks.children.flatMap((id) => {
    const child = zone.checks.find((check) => check.id === id);
    const match = child && children.find((each) => isAbout(child.asks, each.asks));
    if (match) rest.delete(match);
    if (child && !match) missing.push(different(`does not count ${child.name ?? child.id}`));
    return child && match ? compared(child, match, zone, other) : [];
  });
  return [
    ...flags,
    ...fieldDifferences({ ...asks, children: [] }, { ...live.asks, children: [] }).map(different),
    ...missing,
    ...[...rest].map((each) => different(`counts ${each.name ?? each.id}, which it should not`)),
    ...below,
  ];
}

/** Whether two ask the same place. */
function isAbout(wanted: Asks, live: Asks): boolean {
  if (wanted.kind !== 'endpoint' || live.kind !== 'endpoint') return false;
  return fits(wanted.host, live.host) && (wanted.path?.startsWith('/') ? samePlace(wanted.path, live.path) : true);
}

/** The path of a flag is its region; that of a region's own service may change, and is compared then. */
const samePlace = (wanted: string, live: string | undefined) => !/^\/[a-z]+-[a-z]+-\d$/.test(wanted) || wanted === live;

function fieldDifferences(wanted: Asks, live: Asks): string[] {
  if (wanted.kind !== live.kind) return [`is ${live.kind}, not ${wanted.kind}`];
  const found = live as unknown as Record<string, unknown>;
  return Object.entries(wanted).flatMap(([field, value]) => {
    const same = field === 'host' ? fits(String(value), String(found[field])) : sameValue(value, found[field]);
    return same ? [] : [`${field} is ${JSON.stringify(found[field])}, not ${JSON.stringify(value)}`];
  });
}

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
