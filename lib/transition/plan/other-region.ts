import type { ResourceChange } from './change';

/** A database that RDS makes from a snapshot which it first copies over from another region. */
export const isCopyOfOtherRegion = ({ after }: ResourceChange): boolean =>
  after?.Properties?.SourceRegion !== undefined;

/** A table that has copies in other regions. */
export function hasCopies({ after }: ResourceChange): boolean {
  const replicas = after?.Properties?.Replicas;
  return Array.isArray(replicas) && replicas.length > 1;
}
