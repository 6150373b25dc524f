import type { ConfigRule } from '../rule';

/** From stage 3 on the CDN and the regions are found by name. */
export const domainRequired: ConfigRule = {
  id: 'domain-required',
  check: ({ stage, reached, domain }) =>
    Math.max(stage, reached) < 3 || domain
      ? []
      : [
          {
            path: [stage >= 3 ? 'stage' : 'reached'],
            problem: 'needs a domain',
            limit: 'from stage 3',
            found: Math.max(stage, reached),
            remedy: 'add domain with name and hostedZoneId',
          },
        ],
};
