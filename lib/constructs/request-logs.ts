import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { EDGE_REGION } from '../blueprint/names';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { arnOf } from './arn';
import { keep } from './keep';
import { PRIVATE_BUCKET } from './private-bucket';
import { tlsOnly } from './tls-only';

/** Time for which access logs are kept, in days. */
const RETENTION_DAYS = 90;

/** Who writes them. Source: Elastic Load Balancing, "Enable access logs for your Application Load Balancer" (2026-11). */
const WRITER = 'logdelivery.elasticloadbalancing.amazonaws.com';

/** Who writes those of the CDN. Source: Amazon CloudFront Developer Guide, "Configure standard logging (v2)" (2026-11). */
const CDN_WRITER = 'delivery.logs.amazonaws.com';

export interface RequestLogsProps {
  readonly bucketName: string;
  readonly protection: ProtectionSpec;
}

/** A bucket for the access logs of load balancers and CDNs of this account. Free while it is empty. */
export class RequestLogs extends Construct {
  constructor(scope: Construct, id: string, { bucketName, protection }: RequestLogsProps) {
    super(scope, id);
    const bucket = new s3.CfnBucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      bucketName,
      lifecycleConfiguration: {
        rules: [
          {
            status: 'Enabled',
            expirationInDays: RETENTION_DAYS,
            noncurrentVersionExpiration: { noncurrentDays: 1 },
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
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'LoadBalancersOfThisAccount',
        principals: [new iam.ServicePrincipal(WRITER)],
        actions: ['s3:PutObject'],
        resources: [`${arn}/AWSLogs/${Aws.ACCOUNT_ID}/*`],
      }),
      new iam.PolicyStatement({
        sid: 'CdnOfThisAccount',
        principals: [new iam.ServicePrincipal(CDN_WRITER)],
        actions: ['s3:PutObject'],
        resources: [`${arn}/AWSLogs/${Aws.ACCOUNT_ID}/CloudFront/*`],
        conditions: {
          StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': arnOf('logs', EDGE_REGION, 'delivery-source:*') },
        },
      }),
      tlsOnly(['s3:*'], [arn, `${arn}/*`]),
    ],
  });
}

/** The same reason for a control of several packs. */
const FINDINGS: readonly Acknowledgement[] = [
  ...['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'].map((control) => ({
    control,
    because: 'It is the bucket of logs: a log of who read them would need another.',
    instead: 'CloudTrail can record reads of it.',
  })),
  {
    control: 'NIST.800.53.R5-S3BucketReplicationEnabled',
    because: 'Access logs of a region are of use in that region, and for some weeks.',
    instead: 'objects are versioned.',
  },
  {
    control: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
    because: "Load balancers can't write with a key of ours.",
    instead: "it is encrypted with the service's own key.",
  },
];
