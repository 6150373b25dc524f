import { CfnDeletionPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type Owner, originSecretName } from '../blueprint/names';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { copiedTo } from './copied-secret';

/** A load balancer takes at most 128 characters of a header. Source: Elastic Load Balancing, "Condition types" (2026-11). */
const LENGTH = 40;

export interface OriginSecretProps {
  readonly owner: Owner;
  /** Versions that are taken, the newest first. */
  readonly versions: readonly number[];
  /** Other regions in which it must be known by the same name. */
  readonly regions: readonly string[];
}

/** What the CDN shows to the load balancers, and nobody else has. It holds nothing: one that nobody takes any more may go. */
export class OriginSecret extends Construct {
  constructor(scope: Construct, id: string, { owner, versions, regions }: OriginSecretProps) {
    super(scope, id);
    for (const version of versions) {
      const secret = new secretsmanager.CfnSecret(this, `v${version}`, {
        name: originSecretName(owner, version),
        description: 'Shown by the CDN to the load balancers',
        generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
        ...copiedTo(regions),
      });
      secret.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
      secret.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
      acknowledge(secret, ...FINDINGS);
    }
  }
}

/** The value of a version, read by CloudFormation when it deploys: it is in no template. */
export function originSecretValue(owner: Owner, version: number): string {
  return `{{resolve:secretsmanager:${originSecretName(owner, version)}:SecretString}}`;
}

const ROTATION = {
  because: 'A rotation has to change the CDN and the load balancers too.',
  instead: 'raising edge.originSecretVersion changes it without an interruption.',
};

const FINDINGS: readonly Acknowledgement[] = [
  { control: 'AwsSolutions-SMG4', ...ROTATION },
  { control: 'NIST.800.53.R5-SecretsManagerRotationEnabled', ...ROTATION },
  {
    control: 'NIST.800.53.R5-SecretsManagerUsingKMSKey',
    because: 'Copies in other regions can not have our key.',
    instead: "it is encrypted with the service's own key, and roles name it.",
  },
];
