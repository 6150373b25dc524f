import { type Cidr, contains, overlaps, parseCidr } from '../cidr';
import { REGIONS } from '../regions';
import type { ConfigRule } from '../rule';

/** Blocks for private use: RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) => parseCidr(text)!);

/** Docker's own network on every server: addresses in it would never leave the server. */
const DOCKER = parseCidr('172.17.0.0/16')!;

/** A VPC is at most a /16; our nine subnets (three /20, three /20, three /22) need a /17. */
const PREFIX = { min: 16, max: 17 };

/** The address block of a VPC is one AWS accepts and the subnets of all stages fit in. */
export const addressBlock: ConfigRule = {
  id: 'address-block',
  check: ({ regions }) =>
    regions.flatMap(({ name, cidr }, i) => {
      // A Region we don't know has no default; another rule says so.
      const wrong = cidr === '' && !REGIONS[name] ? undefined : complaint(parseCidr(cidr));
      return wrong ? [{ path: ['regions', i, 'cidr'], ...wrong, found: cidr, remedy: 'use e.g. 10.0.0.0/16' }] : [];
    }),
};

function complaint(block: Cidr | undefined): { problem: string; limit: string } | undefined {
  if (!block) return { problem: 'is not an IPv4 block', limit: 'first address / prefix length' };
  if (block.prefix < PREFIX.min) return { problem: 'is too large', limit: `a VPC has at most a /${PREFIX.min}` };
  if (block.prefix > PREFIX.max)
    return { problem: 'is too small', limit: `nine subnets need a /${PREFIX.max} or larger` };
  if (!PRIVATE.some((range) => contains(range, block))) {
    return { problem: 'is not private', limit: 'within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16' };
  }
  if (overlaps(block, DOCKER))
    return { problem: 'is what Docker uses on every server', limit: 'outside 172.17.0.0/16' };
  return undefined;
}
