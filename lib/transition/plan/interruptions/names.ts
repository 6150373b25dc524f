import { isList, isRecord } from '../../canonical';
import type { TemplateResource, Templates, Value } from '../../template';
import type { ResourceChange } from '../change';
import type { InterruptionRow } from '../interruption';
import { referencesOf } from '../references';
import { isNewEntrance, RECORD, RECORDS } from './way-in';

const GROUP = 'AWS::Route53::RecordSetGroup';

export const NAME_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: RECORD,
    actions: ['replace'],
    kind: 'minutes',
    seconds: 300,
    what: 'a name stops answering, and resolvers remember that it does not',
    source: RECORDS,
  },
  ...[RECORD, GROUP].flatMap((type): InterruptionRow[] => [
    // Names above the regions are deployed after what they lead to.
    {
      type,
      actions: ['remove'],
      when: (change, all) =>
        namesOf(change.before).some((name) => leadersOf(name, change, all).some(comesLater(all, change))),
      kind: 'minutes',
      seconds: 600,
      what: 'users of a region are refused: its servers go before names lead elsewhere',
      source: RECORDS,
    },
    {
      type,
      actions: ['remove'],
      when: (change, all, to) => !all.some(isNewEntrance) && stopsAnswering(change, all, to),
      kind: 'minutes',
      seconds: 300,
      what: 'a name stops answering, and resolvers remember that it does not',
      source: RECORDS,
    },
  ]),
];

function stopsAnswering(change: ResourceChange, all: readonly ResourceChange[], to: Templates): boolean {
  const names = namesOf(change.before);
  return names.length === 0 || names.some((name) => isMissed(name, change, all, to));
}

/** Names of a record, or of a group of records; none where the template does not say. */
function namesOf(resource: TemplateResource | undefined): Value[] {
  const { Name, RecordSets = [] } = resource?.Properties ?? {};
  const grouped = isList(RecordSets) ? RecordSets.map((record) => (isRecord(record) ? record.Name : undefined)) : [];
  return [...new Set([Name, ...grouped])].filter((name) => name !== undefined);
}

/** What led to a name until this deploy. */
function leadersOf(name: Value, change: ResourceChange, all: readonly ResourceChange[]): ResourceChange[] {
  return all.filter(
    ({ before, after }) =>
      before !== change.before && mentions(before, name) && !namesOf(before).includes(name) && !mentions(after, name),
  );
}

const comesLater =
  (all: readonly ResourceChange[], { stack }: ResourceChange) =>
  (leader: ResourceChange) =>
    all.findIndex((change) => change.stack === leader.stack) > all.findIndex((change) => change.stack === stack);

/** Nobody answers for it any more, and somebody may still ask: no others of its set, and nothing goes with it that it served. */
function isMissed(name: Value, change: ResourceChange, all: readonly ResourceChange[], to: Templates): boolean {
  const standing = Object.values(to).flatMap(({ Resources }) => Object.values(Resources));
  if (standing.some((resource) => namesOf(resource).includes(name))) return false;
  if (standing.some((resource) => mentions(resource, name))) return true;
  return leadersOf(name, change, all).length === 0 && !goesWithItsTarget(change, all);
}

/** What a name led to goes in the same deploy: whoever still comes by it is counted there. */
function goesWithItsTarget({ stack, before }: ResourceChange, all: readonly ResourceChange[]): boolean {
  const targets = referencesOf(before?.Properties?.AliasTarget ?? '');
  return all.some(
    (change) => change.stack === stack && change.action === 'remove' && targets.includes(change.logicalId),
  );
}

/** A whole value is in quotes. */
const mentions = (resource: TemplateResource | undefined, name: Value): boolean =>
  resource !== undefined && JSON.stringify(resource.Properties ?? {}).includes(JSON.stringify(name));
