import { overlaps, parseCidr } from '../cidr';
import type { RegionConfig } from '../config';
import { REGIONS } from '../regions';
import type { ConfigRule } from '../rule';

/** Regions must be able to talk to each other one day: no address is in two of them. */
export const addressOverlap: ConfigRule = {
  id: 'address-overlap',
  check: ({ regions }) =>
    regions.flatMap((region, i) => {
      const other = regions.slice(0, i).findIndex(({ cidr }) => overlap(cidr, region.cidr));
      if (other < 0) return [];
      const remedy = `use ${nextFreeBlock(regions)}`;
      const limit = 'must be disjoint';
      return [
        { path: ['regions', i, 'cidr'], problem: `overlaps regions[${other}].cidr`, limit, found: region.cidr, remedy },
      ];
    }),
};

function overlap(a: string, b: string): boolean {
  const [first, second] = [parseCidr(a), parseCidr(b)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

/** The lowest 10.x.0.0/16 that neither these regions nor the default of any other region uses. */
function nextFreeBlock(regions: readonly RegionConfig[]): string {
  const defaults = new Set(Object.values(REGIONS).map(({ octet }) => octet));
  for (let octet = 0; octet < 256; octet += 1) {
    const block = `10.${octet}.0.0/16`;
    if (!defaults.has(octet) && !regions.some(({ cidr }) => overlap(cidr, block))) return block;
  }
  return 'a /17';
}
