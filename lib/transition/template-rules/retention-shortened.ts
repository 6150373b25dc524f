import { statefulPairs } from '../change';
import { differences } from '../differences';
import { RETENTIONS } from '../protections';
import type { Value } from '../template';
import { about, described, type TemplateRule } from '../template-rule';

export const retentionShortened: TemplateRule = {
  id: 'retention-shortened',
  severity: 'warning',
  why: 'What is older than the new limit is deleted at once.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) =>
      RETENTIONS.filter(({ type }) => type === before.type).flatMap(({ path, unit, byDefault }) => {
        const limit = (value: Value | undefined) => (value === undefined ? byDefault : Number(value));
        return differences(before.properties, after.properties, path.split('.'))
          .filter((each) => limit(each.after) > 0 && limit(each.after) < limit(each.before))
          .map(({ at, ...values }) => {
            const [was, is] = [limit(values.before), limit(values.after)].map((value) =>
              Number.isFinite(value) ? `${value} ${unit}` : 'for ever',
            );
            return about(before, {
              severity: 'warning',
              property: at,
              problem: `goes from ${was} to ${is}: what ${described(before)} keeps beyond that is deleted`,
              remedy: `keep ${was} if anybody may need the older data`,
            });
          });
      }),
    ),
};
