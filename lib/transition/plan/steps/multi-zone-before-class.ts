import { isMultiZone } from '../../stages';
import type { StepRule } from './step-rule';

export const multiZoneBeforeClass: StepRule = {
  id: 'multi-zone-before-class',
  why: 'A database with a copy in a second zone changes class by failing over to it; one without is down meanwhile.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  between(from, to) {
    const { instance } = from.database;
    if (instance === to.database.instance || isMultiZone(from.stage) === isMultiZone(to.stage)) return undefined;
    // The class changes while there are two: after the copy comes, or before it goes.
    return isMultiZone(to.stage)
      ? { ...to, database: { ...to.database, instance } }
      : { ...from, database: { ...from.database, instance: to.database.instance } };
  },
};
