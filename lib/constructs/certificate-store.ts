import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { acknowledge } from './acknowledge';
import { keep } from './keep';

export interface CertificateStoreProps {
  readonly secretName: string;
  readonly protection: ProtectionSpec;
}

/**
 * The place for the TLS certificates of the single server. It is made without a value: the server writes it, and a deploy
 * must not take that back.
 */
export class CertificateStore extends Construct {
  constructor(scope: Construct, id: string, { secretName, protection }: CertificateStoreProps) {
    super(scope, id);
    const secret = new secretsmanager.CfnSecret(this, 'Secret', {
      name: secretName,
      description: 'TLS certificates of the server',
    });
    keep(secret, protection);
    const rotation = {
      because: 'The certificates in it renew themselves.',
      instead: 'the proxy asks for new ones a month before the old ones end.',
    };
    acknowledge(
      secret,
      { control: 'AwsSolutions-SMG4', ...rotation },
      { control: 'NIST.800.53.R5-SecretsManagerRotationEnabled', ...rotation },
      {
        control: 'NIST.800.53.R5-SecretsManagerUsingKMSKey',
        because: "It is encrypted with the service's own key.",
        instead: 'only the role of the server may read it.',
      },
    );
  }
}
