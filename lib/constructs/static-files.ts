import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { keep } from './keep';
import { PRIVATE_BUCKET } from './private-bucket';
import { tlsOnly } from './tls-only';

/** Time for which a file that was replaced or deleted can be had again, in days. */
const OLD_VERSIONS_DAYS = 90;

export interface StaticFilesProps {
  readonly bucketName: string;
  readonly protection: ProtectionSpec;
}

/**
 * A private bucket whose files only CDN distributions of this account hand out. Its policy stands here and not with the CDN,
 * which may come and go: it names the account, because the id of a distribution is not known before there is one.
 */
export class StaticFiles extends Construct {
  constructor(scope: Construct, id: string, { bucketName, protection }: StaticFilesProps) {
    super(scope, id);
    const bucket = new s3.CfnBucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      bucketName,
      lifecycleConfiguration: {
        rules: [
          {
            status: 'Enabled',
            noncurrentVersionExpiration: { noncurrentDays: OLD_VERSIONS_DAYS },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
    });
    keep(bucket, protection);
    acknowledge(bucket, ...FINDINGS);
    new s3.CfnBucketPolicy(this, 'Policy', { bucket: bucket.ref, policyDocument: accessPolicy(bucket.attrArn) });
  }
}

function accessPolicy(arn: string): iam.PolicyDocument {
  const forDistributions = (sid: string, action: string, resource: string) =>
    new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
      actions: [action],
      resources: [resource],
      conditions: {
        StringLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/*` },
      },
    });
  return new iam.PolicyDocument({
    statements: [
      forDistributions('DistributionsOfThisAccount', 's3:GetObject', `${arn}/*`),
      // Without it S3 says "forbidden" where it should say "not found". No path of the CDN leads to the list itself.
      forDistributions('NotFoundInsteadOfForbidden', 's3:ListBucket', arn),
      tlsOnly(['s3:*'], [arn, `${arn}/*`]),
    ],
  });
}

const FINDINGS: readonly Acknowledgement[] = [
  ...['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'].map((control) => ({
    control,
    because: 'Only the CDN reads it.',
    instead: 'the CDN logs every request.',
  })),
  {
    control: 'NIST.800.53.R5-S3BucketReplicationEnabled',
    because: 'Its files come from a build, which can put them there again.',
    instead: 'objects are versioned.',
  },
  {
    control: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
    because: 'What is in it is for everyone to see.',
    instead: "it is encrypted with the service's own key.",
  },
];
