import type * as s3 from 'aws-cdk-lib/aws-s3';

/** What every bucket of the kit is: private, encrypted by its service, versioned, and its own owner of all in it. */
export const PRIVATE_BUCKET = {
  bucketEncryption: {
    serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
  },
  publicAccessBlockConfiguration: {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
  versioningConfiguration: { status: 'Enabled' },
} satisfies Partial<s3.CfnBucketProps>;
