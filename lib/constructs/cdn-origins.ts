import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';

/** Where a request goes: to the services as it is, to them through the shield's cache, or to the bucket. */
export const ORIGINS = { services: 'services', kept: 'services-kept', files: 'files', otherFiles: 'files-2' } as const;

/** Files that one of two buckets has. */
const EITHER_FILES = 'files-either';

/** Where a request for a file goes. */
export const filesOrigin = (staticHosts: readonly string[]) => (staticHosts.length > 1 ? EITHER_FILES : ORIGINS.files);

/** The second bucket is asked when the first has no answer; what it does not have, the second need not have either. */
export function eitherBucket(
  staticHosts: readonly string[],
): Partial<cloudfront.CfnDistribution.DistributionConfigProperty> {
  if (staticHosts.length < 2) return {};
  const codes = [500, 502, 503, 504];
  const ids = [ORIGINS.files, ORIGINS.otherFiles];
  return {
    originGroups: {
      quantity: 1,
      items: [
        {
          id: EITHER_FILES,
          failoverCriteria: { statusCodes: { quantity: codes.length, items: codes } },
          members: { quantity: ids.length, items: ids.map((originId) => ({ originId })) },
        },
      ],
    },
  };
}
