import { configurationRule } from '../configuration-rule';
import { isMultiZone } from '../stages';

export const classWithMultiZone = configurationRule({
  id: 'class-with-multi-zone',
  severity: 'warning',
  why: 'A database with a copy in a second zone changes class by failing over to it; one without is down meanwhile.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  compare(before, after) {
    const [old, next] = [before.database.instance, after.database.instance];
    if (old === next || isMultiZone(before.stage) === isMultiZone(after.stage)) return [];
    const up = isMultiZone(after.stage);
    return [
      {
        where: 'database.instance',
        problem: `changes from ${old} to ${next} in the deploy that ${up ? 'adds' : 'takes away'} the copy in a second zone: minutes without a database instead of one or two`,
        remedy: up
          ? `deploy stage: ${after.stage} with instance: ${old} first, then instance: ${next}`
          : `deploy instance: ${next} at stage: ${before.stage} first, then stage: ${after.stage}`,
      },
    ];
  },
});
