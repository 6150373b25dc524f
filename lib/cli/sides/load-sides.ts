import type { ChangeSets } from '../../transition/change-set';
import type { Side } from '../../transition/side';
import { loadSide } from './load-side';
import { refuse } from './refuse';

export interface SideOptions {
  /** Environment whose running stacks are the left side. */
  readonly deployed?: string;
  readonly endpoint?: string;
  readonly changeSet?: boolean;
}

export interface Sides {
  readonly from: Side;
  readonly to: Side;
  readonly changeSets: ChangeSets;
}

/** Both sides of a check as the user names them. */
export async function loadSides(
  [first, second]: readonly (string | undefined)[],
  options: SideOptions,
): Promise<Sides> {
  const { deployed, endpoint, changeSet } = options;
  if (deployed !== undefined) {
    if (second !== undefined) throw refuse('', '--deployed is the left side', 'name only the right one');
    const to = loadSide(first ?? deployed, deployed);
    const live = require('./deployed') as typeof import('./deployed');
    const from = await live.deployedSide(deployed, to, endpoint);
    return { ...matched(from, to), changeSets: changeSet ? await live.changeSets(from, to, endpoint) : {} };
  }
  const flag = changeSet ? '--change-set' : endpoint === undefined ? undefined : '--endpoint';
  if (flag !== undefined) throw refuse('', `${flag} needs running stacks`, 'add --deployed <env>');
  if (first === undefined || second === undefined) {
    throw refuse('', 'two sides are compared', 'name both: stagecoach check <from> <to>, or --deployed <env>');
  }
  const from = loadSide(first);
  return { ...matched(from, loadSide(second, from.environment?.config.environment)), changeSets: {} };
}

/**
 * A template file is one stack of several: of the other side only that one counts.
 *
 * @throws ConfigError when the other side has several stacks, and none of that name.
 */
function matched(from: Side, to: Side): { from: Side; to: Side } {
  return { from: narrowed(from, to), to: narrowed(to, from) };
}

function narrowed(side: Side, other: Side): Side {
  const names = Object.keys(side.templates);
  const [name = ''] = Object.keys(other.templates);
  const isTemplateFile = other.stacks === undefined && other.environment === undefined;
  if (!isTemplateFile || names.length <= 1) return side;
  const template = side.templates[name];
  if (!template)
    throw refuse(other.shownAs, `is no stack of ${side.shownAs}`, `name it after one of ${names.join(', ')}`);
  return { ...side, templates: { [name]: template } };
}
