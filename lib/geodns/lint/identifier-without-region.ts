import { type LintRule, recordName } from '../lint-rule';
import type { RecordSet } from '../model';

/** Tools of AWS that evacuate a Region find its records by its name in the identifier. */
export const identifierWithoutRegion: LintRule = {
  id: 'identifier-without-region',
  severity: 'note',
  check: ({ zone }) =>
    zone.records.flatMap((record) => {
      const region = regionOf(record);
      if (region === undefined || (record.id ?? '').includes(region)) return [];
      return {
        where: recordName(record),
        problem: `is the record of ${region}, and its identifier does not say so`,
        remedy: `make one with ${region} in its identifier, then remove this one`,
      };
    }),
};

function regionOf({ routing }: RecordSet): string | undefined {
  if (routing.by === 'latency') return routing.region;
  return routing.by === 'geoproximity' && 'region' in routing.at ? routing.at.region : undefined;
}
