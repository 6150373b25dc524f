import { Fn } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { DatabaseSpec, DatabasesSpec } from '../blueprint/data';
import { DATABASE_PORT } from '../blueprint/ports';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { copiedTo } from './copied-secret';
import { keep } from './keep';
import { BACKUP_WINDOW, MAINTENANCE_WINDOW, makeReplicas, type ReplicasProps } from './replicas';

/** Name of the first database user. Can never change. */
const OWNER = 'dbowner';

export interface DatabaseProps extends DatabaseSpec, DatabasesSpec, ReplicasProps {
  /** Fixed identifier: a replacement would find it taken and fail, instead of putting an empty database in its place. */
  readonly identifier: string;
  readonly secretName: string;
  readonly subnetGroupName: string;
  /** ARN of the key of the region, or of its alias. Can never change. */
  readonly keyArn: string;
  /** Other regions in which the secret of its owner must be known by the same name. */
  readonly otherRegions: readonly string[];
  readonly protection: ProtectionSpec;
}

/**
 * A PostgreSQL database with the secret of its owner and its replicas. This resource is stateful: its identifier, key, encryption, subnet
 * group, port, owner and SQL name are set once, at stage 1, to values that hold through stage 4.
 */
export class Database extends Construct {
  /** DNS name at which it accepts connections. */
  readonly host: string;
  /** DNS names of its replicas, in the order of their numbers. */
  readonly replicaHosts: readonly string[];

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
      ...copiedTo(props.otherRegions),
    });
    keep(secret, protection);
    acknowledge(secret, ...SECRET_FINDINGS);

    const instance = new rds.CfnDBInstance(this, 'Instance', {
      dbInstanceIdentifier: identifier,
      engine: 'postgres',
      // The major version alone: a minor one would fight with automatic upgrades.
      engineVersion: props.version,
      // RDS asks for it when the major version changes: the check has said by then what that costs.
      allowMajorVersionUpgrade: true,
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
    acknowledge(
      instance,
      ...INSTANCE_FINDINGS,
      ...(props.availability === 'single-zone' ? SINGLE_ZONE : []),
      ...(protection.kind === 'unprotected' ? unprotected(protection.reason) : []),
    );
    this.host = instance.attrEndpointAddress;

    this.replicaHosts = makeReplicas(this, props, { from: 'same-region', identifier: instance.ref });
  }
}

/** The same reasons for a control of several packs. */
function both(because: string, instead: string, ...controls: readonly string[]): Acknowledgement[] {
  return controls.map((control) => ({ control, because, instead }));
}

const SECRET_FINDINGS = [
  ...both(
    'Rotation on a schedule takes a Lambda function with a way into the database.',
    'only servers of this environment reach the database, and only their roles may read the secret.',
    'AwsSolutions-SMG4',
    'NIST.800.53.R5-SecretsManagerRotationEnabled',
  ),
  ...both(
    "A secret that is copied to other regions can't keep our key.",
    "it is encrypted with the service's own key, and roles name the secrets they may read.",
    'NIST.800.53.R5-SecretsManagerUsingKMSKey',
  ),
];

const INSTANCE_FINDINGS = [
  ...both('The port is no secret.', 'three security groups reach it, and nobody else.', 'AwsSolutions-RDS11'),
  ...both(
    'Enhanced monitoring costs by volume and shows processes of a machine that AWS runs.',
    'Performance Insights is on.',
    'NIST.800.53.R5-RDSEnhancedMonitoringEnabled',
  ),
  ...both(
    'RDS makes its own backups.',
    'any second of the days in backupDays can be restored.',
    'NIST.800.53.R5-RDSInBackupPlan',
  ),
];

const SINGLE_ZONE = both(
  'One server stands in one zone too: a second database alone would not keep the application up.',
  'backups can be restored in any zone; stage 2 has a copy in a second one.',
  'AwsSolutions-RDS3',
  'NIST.800.53.R5-RDSMultiAZSupport',
);

function unprotected(reason: string): Acknowledgement[] {
  const instead = 'remove unprotected from the configuration to be protected.';
  const because = `The configuration says why its data may be lost: ${reason}.`;
  return both(because, instead, 'AwsSolutions-RDS10', 'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled');
}
