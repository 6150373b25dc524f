import { Fn } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { DatabaseSpec, DatabasesSpec } from '../blueprint/data';
import { DATABASE_PORT } from '../blueprint/ports';
import { keep } from './keep';

/** Name of the first database user. Can never change. */
const OWNER = 'dbowner';

/** UTC. The quietest hours for most; a backup ends before maintenance may begin. */
const BACKUP_WINDOW = '03:00-04:00';
const MAINTENANCE_WINDOW = 'sun:04:30-sun:05:30';

export interface DatabaseProps extends DatabaseSpec, DatabasesSpec {
  /** Fixed identifier: a replacement would find it taken and fail, instead of putting an empty database in its place. */
  readonly identifier: string;
  readonly secretName: string;
  readonly subnetGroupName: string;
  readonly parameterGroupName: string;
  readonly securityGroupId: string;
  /** ARN of the key of the region. Can never change. */
  readonly keyArn: string;
  readonly protection: ProtectionSpec;
}

/**
 * A PostgreSQL database with the secret of its owner. This resource is stateful: its identifier, key, encryption, subnet
 * group, port, owner and SQL name are set once, at stage 1, to values that hold through stage 4.
 */
export class Database extends Construct {
  /** DNS name at which it accepts connections. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { identifier, secretName, protection } = props;

    // Plain resources throughout: the L2 secret renames itself when its password rule changes, and takes the password along.
    const secret = new secretsmanager.CfnSecret(this, 'Secret', {
      name: secretName,
      description: `Owner of the database ${identifier}`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: OWNER }),
        generateStringKey: 'password',
        passwordLength: 40,
        excludePunctuation: true,
      },
    });
    keep(secret, protection);

    const instance = new rds.CfnDBInstance(this, 'Instance', {
      dbInstanceIdentifier: identifier,
      engine: 'postgres',
      // The major version alone: a minor one would fight with automatic upgrades.
      engineVersion: props.version,
      dbInstanceClass: props.instance,
      multiAz: props.availability === 'multi-zone',
      storageType: 'gp3',
      allocatedStorage: String(props.storageGb),
      maxAllocatedStorage: props.maxStorageGb,
      storageEncrypted: true,
      kmsKeyId: props.keyArn,
      dbName: props.sqlName,
      port: String(DATABASE_PORT),
      masterUsername: OWNER,
      masterUserPassword: Fn.sub('{{resolve:secretsmanager:${Secret}:SecretString:password}}', { Secret: secret.ref }),
      enableIamDatabaseAuthentication: true,
      dbSubnetGroupName: props.subnetGroupName,
      dbParameterGroupName: props.parameterGroupName,
      vpcSecurityGroups: [props.securityGroupId],
      publiclyAccessible: false,
      backupRetentionPeriod: props.backupDays,
      preferredBackupWindow: BACKUP_WINDOW,
      preferredMaintenanceWindow: MAINTENANCE_WINDOW,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: protection.kind === 'unprotected',
      deletionProtection: protection.kind === 'protected',
      autoMinorVersionUpgrade: true,
      enablePerformanceInsights: true,
      performanceInsightsRetentionPeriod: 7,
      enableCloudwatchLogsExports: ['postgresql', 'upgrade'],
    });
    keep(instance, protection);
    // cfn-lint wants a minor version here, which automatic minor upgrades would soon contradict.
    instance.addMetadata('cfn-lint', { config: { ignore_checks: ['W3691'] } });
    this.host = instance.attrEndpointAddress;
  }
}
