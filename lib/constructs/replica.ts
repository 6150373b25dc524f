import { CfnDeletionPolicy } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { DATABASE_PORT } from '../blueprint/ports';
import { type Acknowledgement, acknowledge } from './acknowledge';

/** The database that is copied. */
export type ReplicaSource =
  | { readonly from: 'same-region'; readonly identifier: string }
  | {
      readonly from: 'other-region';
      readonly region: string;
      readonly arn: string;
      /** ARN of the key of the region in which the copy stands: that of its source is of no use there. */
      readonly keyArn: string;
      readonly subnetGroupName: string;
    };

export interface ReplicaProps {
  readonly identifier: string;
  readonly source: ReplicaSource;
  /** RDS instance class. */
  readonly instance: string;
  /** Zone it stands in. */
  readonly zone: string;
  /** Storage up to which it grows by itself, in GiB: as far as its source. */
  readonly maxStorageGb: number;
  readonly parameterGroupName: string;
  readonly securityGroupId: string;
  readonly maintenanceWindow: string;
}

/**
 * A copy of a database that answers queries. It may go at any time: whatever it holds, its source has. Engine, version,
 * owner and backups are the source's; RDS refuses most of them here, and in the source's own region key and subnets too.
 */
export class Replica extends Construct {
  /** DNS name at which it accepts connections. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: ReplicaProps) {
    super(scope, id);
    const instance = new rds.CfnDBInstance(this, 'Instance', {
      dbInstanceIdentifier: props.identifier,
      ...sourceOf(props.source),
      dbInstanceClass: props.instance,
      availabilityZone: props.zone,
      multiAz: false,
      storageType: 'gp3',
      maxAllocatedStorage: props.maxStorageGb,
      port: String(DATABASE_PORT),
      enableIamDatabaseAuthentication: true,
      dbParameterGroupName: props.parameterGroupName,
      // Without them a later update would give it the default group of the VPC.
      vpcSecurityGroups: [props.securityGroupId],
      publiclyAccessible: false,
      preferredMaintenanceWindow: props.maintenanceWindow,
      copyTagsToSnapshot: true,
      deletionProtection: false,
      autoMinorVersionUpgrade: true,
      enablePerformanceInsights: true,
      performanceInsightsRetentionPeriod: 7,
      enableCloudwatchLogsExports: ['postgresql', 'upgrade'],
    });
    instance.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    instance.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    acknowledge(instance, ...FINDINGS);
    this.host = instance.attrEndpointAddress;
  }
}

function sourceOf(source: ReplicaSource): Partial<rds.CfnDBInstanceProps> {
  if (source.from === 'same-region') return { sourceDbInstanceIdentifier: source.identifier };
  const { arn, region, keyArn, subnetGroupName } = source;
  return {
    sourceDbInstanceIdentifier: arn,
    sourceRegion: region,
    kmsKeyId: keyArn,
    dbSubnetGroupName: subnetGroupName,
  };
}

const SOURCE_HAS = 'It is a copy that can be made again.';

const FINDINGS: readonly Acknowledgement[] = [
  {
    control: 'CloudFormation-Validate::W3010',
    because: 'Left to RDS, all replicas might stand in one zone.',
    instead: 'zones are chosen once, in the configuration, and a rule checks them.',
  },
  ...['AwsSolutions-RDS2', 'NIST.800.53.R5-RDSStorageEncrypted'].map((control) => ({
    control,
    because: 'The property is refused on a replica.',
    instead: 'a replica of an encrypted database is encrypted, with the key of its region.',
  })),
  ...['AwsSolutions-RDS3', 'NIST.800.53.R5-RDSMultiAZSupport'].map((control) => ({
    control,
    because: SOURCE_HAS,
    instead: 'replicas are spread over three zones, and clients choose among them.',
  })),
  ...['AwsSolutions-RDS10', 'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled'].map((control) => ({
    control,
    because: SOURCE_HAS,
    instead: 'its source is protected.',
  })),
  {
    control: 'AwsSolutions-RDS11',
    because: 'The port is no secret.',
    instead: 'three security groups reach it, and nobody else.',
  },
  {
    control: 'NIST.800.53.R5-RDSEnhancedMonitoringEnabled',
    because: 'Enhanced monitoring costs by volume and shows processes of a machine that AWS runs.',
    instead: 'Performance Insights is on.',
  },
  {
    control: 'NIST.800.53.R5-RDSInBackupPlan',
    because: SOURCE_HAS,
    instead: 'any second of the days in backupDays of its source can be restored.',
  },
];
