import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { keep } from './keep';

export interface EncryptionKeyProps {
  /** Name by which other stacks know it, e.g. `alias/shop-prod`. */
  readonly alias: string;
  readonly description: string;
  /** Services of AWS that write to what the key encrypts. */
  readonly publishers: readonly string[];
  readonly protection: ProtectionSpec;
}

/** The key of a region, for what takes ours; everything else has its service's own. A database can never change its key. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { alias, description, publishers, protection } = props;

    const key = new kms.Key(this, 'Key', { description, enableKeyRotation: true });
    for (const service of publishers) {
      key.addToResourcePolicy(
        new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal(service)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          // In the policy of a key this means the key itself.
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      );
    }
    keep(key, protection);
    keep(new kms.CfnAlias(this, 'Alias', { aliasName: alias, targetKeyId: key.keyArn }), protection);
    this.arn = key.keyArn;
  }
}
