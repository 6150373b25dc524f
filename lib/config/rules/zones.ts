import { REGIONS } from '../regions';
import type { ConfigRule, RuleFinding } from '../rule';

/** Zones every stage needs: they are fixed with the first subnet. */
const ZONES = 3;

/** Three distinct Availability Zones of the Region itself. */
export const zones: ConfigRule = {
  id: 'zones',
  check: ({ regions }) =>
    regions.flatMap(({ name, zones: listed }, i): RuleFinding[] => {
      const path = ['regions', i, 'zones'];
      if (!REGIONS[name]) return [];
      if (listed.length === 0) {
        return [
          {
            path,
            problem: 'are not known for this Region',
            limit: 'three',
            remedy: `list three zones of ${name}, or take another Region`,
          },
        ];
      }
      if (listed.length !== ZONES || new Set(listed).size !== ZONES) {
        return [
          { path, problem: 'are not three different zones', found: listed, remedy: `list e.g. ${example(name)}` },
        ];
      }
      return listed.flatMap((zone, z) => {
        if (zone.startsWith(name) && /^[a-z]$/.test(zone.slice(name.length))) return [];
        return [
          {
            path: [...path, z],
            problem: `is not an Availability Zone of ${name}`,
            found: zone,
            remedy: `use e.g. ${name}a`,
          },
        ];
      });
    }),
};

const example = (region: string) => ['a', 'b', 'c'].map((letter) => region + letter).join(', ');
