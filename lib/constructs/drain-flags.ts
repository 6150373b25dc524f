import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { CHECKER_ADDRESSES } from '../catalog/checker-addresses';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { keep } from './keep';
import { PRIVATE_BUCKET } from './private-bucket';
import { tlsOnly } from './tls-only';

/** Time for which it can be seen who drained a region and when, in days. */
const HISTORY_DAYS = 365;

export interface DrainFlagsProps {
  readonly bucketName: string;
  readonly protection: ProtectionSpec;
}

/**
 * A bucket in which an object with the name of another region means: lead no requests there. Only Route 53's health checkers
 * read it, by their addresses, because they sign nothing. One object is written to drain a region, by nothing but S3 in a
 * region that works.
 */
export class DrainFlags extends Construct {
  constructor(scope: Construct, id: string, { bucketName, protection }: DrainFlagsProps) {
    super(scope, id);
    const bucket = new s3.CfnBucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      bucketName,
      lifecycleConfiguration: {
        rules: [{ status: 'Enabled', noncurrentVersionExpiration: { noncurrentDays: HISTORY_DAYS } }],
      },
    });
    keep(bucket, protection);
    acknowledge(bucket, ...FINDINGS);
    new s3.CfnBucketPolicy(this, 'Policy', { bucket: bucket.ref, policyDocument: accessPolicy(bucket.attrArn) });
  }
}

function accessPolicy(arn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'HealthCheckers',
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [`${arn}/*`],
        conditions: { IpAddress: { 'aws:SourceIp': [...CHECKER_ADDRESSES] } },
      }),
      tlsOnly(['s3:*'], [arn, `${arn}/*`]),
    ],
  });
}

const FINDINGS: readonly Acknowledgement[] = [
  ...['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'].map((control) => ({
    control,
    because: 'Health checkers read it several times a second.',
    instead: 'objects are versioned, and CloudTrail can record who writes.',
  })),
  {
    control: 'NIST.800.53.R5-S3BucketReplicationEnabled',
    because: 'A flag is written to every other region, so that each says it by itself.',
    instead: 'every region has a bucket of its own.',
  },
  {
    control: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
    because: 'Health checkers sign nothing, so they could use no key.',
    instead: "it is encrypted with the service's own key.",
  },
];
