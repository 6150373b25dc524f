import { Fn } from 'aws-cdk-lib';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** All commands on all keys but those that can stop or empty the whole cache; clients ask INFO whether it is ready. */
const EVERYDAY_COMMANDS = 'on ~* &* +@all -@dangerous +info';

const NOTHING = 'off -@all';

export interface CacheUsersProps {
  /** Name of the cache; those of its users begin with it. */
  readonly cacheName: string;
  readonly secretName: string;
}

/** Who may use a cache: one user with a generated password. It goes with the cache. */
export class CacheUsers extends Construct {
  readonly group: elasticache.CfnUserGroup;

  constructor(scope: Construct, id: string, { cacheName, secretName }: CacheUsersProps) {
    super(scope, id);
    const username = `${cacheName}-app`;
    const secret = new secretsmanager.CfnSecret(this, 'Secret', {
      name: secretName,
      description: `User of the cache ${cacheName}`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username }),
        generateStringKey: 'password',
        passwordLength: 40,
        excludePunctuation: true,
      },
    });
    acknowledge(secret, ...SECRET_FINDINGS);
    const password = Fn.sub('{{resolve:secretsmanager:${Secret}:SecretString:password}}', { Secret: secret.ref });
    const user = (path: string, userId: string, userName: string, accessString: string) =>
      new elasticache.CfnUser(this, path, {
        engine: 'valkey',
        userId,
        userName,
        accessString,
        authenticationMode: { Type: 'password', Passwords: [password] },
      });
    const users = [
      user('App', username, username, EVERYDAY_COMMANDS),
      // Whoever gives no name is `default`, and may do everything unless another takes its place. Valkey has no user
      // without a password; this one can't log in with it.
      user('Default', `${cacheName}-default`, 'default', NOTHING),
    ];
    this.group = new elasticache.CfnUserGroup(this, 'Group', {
      engine: 'valkey',
      userGroupId: cacheName,
      userIds: users.map(({ ref }) => ref),
    });
  }
}

const ROTATION = {
  because: 'Rotation on a schedule takes a Lambda function with a way into the cache.',
  instead: 'only servers of this environment reach the cache, and only their roles may read the secret.',
};

const SECRET_FINDINGS = [
  { control: 'AwsSolutions-SMG4', ...ROTATION },
  { control: 'NIST.800.53.R5-SecretsManagerRotationEnabled', ...ROTATION },
  {
    control: 'NIST.800.53.R5-SecretsManagerUsingKMSKey',
    because: "It is encrypted with the service's own key, as all secrets are.",
    instead: 'roles name the secrets they may read.',
  },
];
