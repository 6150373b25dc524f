import { defaultEdge } from '../config';
import type { ConfigRule, RuleFinding } from '../rule';

/**
 * What CloudFront gives to every account, without asking for more: rules of a CDN besides the one for all other paths, and
 * cache policies. Source: Amazon CloudFront Developer Guide, "Quotas" (2026-11).
 */
const BEHAVIORS_MAX = 75;
const CACHE_POLICIES_MAX = 20;

/** The path of the page that is shown when no server answers. Its cache policy is one of AWS's own. */
const KIT_BEHAVIORS = 1;

/** The CDN has no more paths, and no more ways to keep answers, than CloudFront gives. */
export const edgeQuotas: ConfigRule = {
  id: 'edge-quotas',
  check: ({ edge = defaultEdge() }) => {
    const paths = edge.static.length + edge.cache.length;
    const lifetimes = new Set(edge.static.map(({ ttlSeconds }) => ttlSeconds)).size;
    const policies = edge.cache.length + lifetimes;
    const found: RuleFinding[] = [];
    if (paths + KIT_BEHAVIORS > BEHAVIORS_MAX)
      found.push({
        path: ['edge'],
        problem: 'has too many paths',
        limit: `CloudFront takes ${BEHAVIORS_MAX}, and ${KIT_BEHAVIORS} is the kit's: at most ${BEHAVIORS_MAX - KIT_BEHAVIORS}`,
        found: paths,
        remedy: 'join those that begin alike, with * at the end',
      });
    if (policies > CACHE_POLICIES_MAX)
      found.push({
        path: ['edge'],
        problem: `needs too many cache policies: ${edge.cache.length} for cached paths, ${lifetimes} for lifetimes of static ones`,
        limit: `an account has ${CACHE_POLICIES_MAX}, for all its environments`,
        found: policies,
        remedy: 'join cached paths with * at the end, or give static paths the same ttlSeconds',
      });
    return found;
  },
};
