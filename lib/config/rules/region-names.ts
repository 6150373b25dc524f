import { REGIONS } from '../regions';
import type { ConfigRule } from '../rule';
import { suggest } from '../suggest';

/** Regions exist, and each is named once. */
export const regionNames: ConfigRule = {
  id: 'region-names',
  check: ({ regions }) =>
    regions.flatMap(({ name }, i) => {
      const path = ['regions', i, 'name'];
      const first = regions.findIndex((other) => other.name === name);
      if (first !== i)
        return [{ path, problem: `is regions[${first}] again`, found: name, remedy: 'remove one of them' }];
      if (REGIONS[name]) return [];
      const known = Object.keys(REGIONS);
      const meant = suggest(name, known);
      const remedy = `${meant ? `did you mean ${meant}? ` : ''}a new Region is added in lib/config/regions.ts`;
      return [{ path, problem: 'is not a Region this kit knows', found: name, remedy }];
    }),
};
