import { geoHost, nearHost, originHost, regionalOriginHost, writeHost } from '../../blueprint/names';
import { REGIONS } from '../regions';
import type { ConfigRule, RuleFinding } from '../rule';

/** Names below the domain that lead to regions, in this stage or in a later one. */
const keptNames = (domain: string): readonly string[] => [
  originHost(domain),
  ...Object.keys(REGIONS).map((region) => regionalOriginHost(domain, region)),
  geoHost(domain),
  nearHost(domain),
  writeHost(domain),
];

/** The host of a service is no name of the kit's own, and there is a certificate for it. */
export const serviceHosts: ConfigRule = {
  id: 'service-hosts',
  check({ stage, overlap, domain, services }) {
    if (!domain) return [];
    // A single server gets a certificate for any host; load balancer and CDN have that of the domain.
    const limited = [stage, ...overlap].some((each) => each >= 2);
    const kept = keptNames(domain.name);
    return services.flatMap(({ name, host }, i) => {
      const said = host === undefined ? undefined : complaint(host, domain.name, kept, limited);
      if (!said) return [];
      const free = [name, `${name}-service`]
        .map((label) => `${label}.${domain.name}`)
        .find((each) => !kept.includes(each));
      return [{ path: ['services', i, 'host'], ...said, found: host, remedy: `use e.g. ${free}` }];
    });
  },
};

type Complaint = Pick<RuleFinding, 'problem' | 'limit'>;

function complaint(host: string, domain: string, kept: readonly string[], limited: boolean): Complaint | undefined {
  if (kept.includes(host))
    return {
      problem: 'is kept by the kit for itself',
      limit: 'origin, origin-<region>, geo, near and write of the domain',
    };
  if (!limited || isCovered(host, domain)) return undefined;
  return { problem: 'has no certificate', limit: `from stage 2 on ${domain}, or one label before it` };
}

/** Certificates carry the domain and `*.<domain>`, and a star stands for one label. Source: RFC 9525, section 6.3. */
function isCovered(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !host.slice(0, -domain.length - 1).includes('.'));
}
