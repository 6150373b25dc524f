import { shown } from './canonical';
import { statefulPairs, type TemplateChange } from './change';
import { differences } from './differences';
import type { Protection } from './protections';
import { about, described, type RuleFinding } from './template-rule';

/** Resources that a table's property guarded and guards no longer, one finding a property. */
export function lostProtections(change: TemplateChange, table: readonly Protection[]): RuleFinding[] {
  return statefulPairs(change).flatMap(({ before, after }) =>
    table
      .filter(({ type, unless }) => type === before.type && (!unless || after.properties[unless] === undefined))
      .flatMap(({ path, what, guards }) =>
        differences(before.properties, after.properties, path.split('.'))
          .filter((change) => guards(change.before) && !guards(change.after))
          .map(({ at, ...values }) =>
            about(before, {
              severity: 'blocker',
              property: at,
              problem: `changes from ${shown(values.before)} to ${shown(values.after)}: ${described(before)} loses ${what}`,
              remedy: `put back ${shown(values.before)}`,
            }),
          ),
      ),
  );
}
