import { anyOf, type Policy } from '../policy';

/** Most values in an answer. Source: Amazon Route 53 Developer Guide, "Multivalue answer routing" (2026-11). */
const VALUES_MAX = 8;

/** The values of all healthy records at once, or eight of them at random. */
export const multivalue: Policy = ({ records, isHealthy }) => ({
  ...anyOf(records.filter(isHealthy)),
  together: VALUES_MAX,
});
