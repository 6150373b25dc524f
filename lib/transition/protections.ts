import type { Value } from './template';

/** A property that guards data. */
export interface Protection {
  readonly type: string;
  /** `*` stands for every item of a list. */
  readonly path: string;
  /** For people, in a sentence: "loses …". */
  readonly what: string;
  /** Whether this value guards; undefined is what AWS does without the property. */
  guards(value: Value | undefined): boolean;
  /** Property that guards in its place. */
  readonly unless?: string;
}

const on = (value: Value | undefined) => value === 'true' || value === 'ACTIVE';
const unlessOff = (value: Value | undefined) => value !== 'false';
const enabled = (value: Value | undefined) => typeof value === 'string' && value.toUpperCase() === 'ENABLED';
const present = (value: Value | undefined) => value !== undefined && value !== '';
const some = (value: Value | undefined) => Number(value) > 0;
/** RDS keeps one day of backups when it is not told. */
const someByDefault = (value: Value | undefined) => value === undefined || some(value);

const table = (what: string, rows: readonly (readonly [type: string, path: string, guards: Protection['guards']])[]) =>
  rows.map(([type, path, guards]): Protection => ({ type, path, what, guards }));

export const DELETION_PROTECTIONS = table('its deletion protection', [
  ['AWS::Cognito::UserPool', 'DeletionProtection', on],
  ['AWS::DSQL::Cluster', 'DeletionProtectionEnabled', on],
  ['AWS::DocDB::DBCluster', 'DeletionProtection', on],
  ['AWS::DynamoDB::GlobalTable', 'Replicas.*.DeletionProtectionEnabled', on],
  ['AWS::DynamoDB::Table', 'DeletionProtectionEnabled', on],
  ['AWS::Logs::LogGroup', 'DeletionProtectionEnabled', on],
  ['AWS::Neptune::DBCluster', 'DeletionProtection', on],
  ['AWS::RDS::DBCluster', 'DeletionProtection', on],
  ['AWS::RDS::DBInstance', 'DeletionProtection', on],
  ['AWS::RDS::GlobalCluster', 'DeletionProtection', on],
]);

const PITR = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

export const RECOVERY: readonly Protection[] = [
  ...table('its backups', [
    ['AWS::DocDB::DBCluster', 'BackupRetentionPeriod', someByDefault],
    ['AWS::EFS::FileSystem', 'BackupPolicy.Status', enabled],
    ['AWS::ElastiCache::ReplicationGroup', 'SnapshotRetentionLimit', some],
    ['AWS::ElastiCache::ServerlessCache', 'SnapshotRetentionLimit', some],
    ['AWS::Neptune::DBCluster', 'BackupRetentionPeriod', someByDefault],
    ['AWS::RDS::DBCluster', 'BackupRetentionPeriod', someByDefault],
    ['AWS::RDS::DBInstance', 'BackupRetentionPeriod', someByDefault],
  ]),
  ...table('the backups that outlive it', [
    ['AWS::RDS::DBCluster', 'DeleteAutomatedBackups', (value) => value === 'false'],
    ['AWS::RDS::DBInstance', 'DeleteAutomatedBackups', (value) => value === 'false'],
  ]),
  ...table('its point-in-time recovery', [
    ['AWS::DynamoDB::GlobalTable', `Replicas.*.${PITR}`, on],
    ['AWS::DynamoDB::Table', PITR, on],
  ]),
  ...table('the versions of its objects', [['AWS::S3::Bucket', 'VersioningConfiguration.Status', enabled]]),
];

export const ENCRYPTION: readonly Protection[] = [
  ...table('its encryption', [
    ['AWS::DynamoDB::GlobalTable', 'SSESpecification.SSEEnabled', on],
    ['AWS::DynamoDB::Table', 'SSESpecification.SSEEnabled', on],
    ['AWS::Kinesis::Stream', 'StreamEncryption', present],
    ['AWS::Logs::LogGroup', 'KmsKeyId', present],
    ['AWS::S3::Bucket', 'BucketEncryption', present],
    ['AWS::SNS::Topic', 'KmsMasterKeyId', present],
    ['AWS::SQS::Queue', 'KmsMasterKeyId', present],
    ['AWS::SecretsManager::Secret', 'KmsKeyId', present],
  ]),
  {
    type: 'AWS::SQS::Queue',
    path: 'SqsManagedSseEnabled',
    what: 'its encryption',
    guards: unlessOff,
    unless: 'KmsMasterKeyId',
  },
  ...table('its encryption in transit', [['AWS::ElastiCache::ReplicationGroup', 'TransitEncryptionEnabled', on]]),
  ...table('its use: what it encrypted can not be read', [['AWS::KMS::Key', 'Enabled', unlessOff]]),
  ...table('its yearly rotation', [['AWS::KMS::Key', 'EnableKeyRotation', on]]),
];

/** How long data is kept, as a number. */
export interface Retention {
  readonly type: string;
  readonly path: string;
  readonly unit: string;
  /** What AWS does without the property. */
  readonly byDefault: number;
}

export const RETENTIONS: readonly Retention[] = [
  {
    type: 'AWS::DynamoDB::GlobalTable',
    path: 'Replicas.*.PointInTimeRecoverySpecification.RecoveryPeriodInDays',
    unit: 'days',
    byDefault: 35,
  },
  {
    type: 'AWS::DynamoDB::Table',
    path: 'PointInTimeRecoverySpecification.RecoveryPeriodInDays',
    unit: 'days',
    byDefault: 35,
  },
  { type: 'AWS::Events::Archive', path: 'RetentionDays', unit: 'days', byDefault: Number.POSITIVE_INFINITY },
  { type: 'AWS::Kinesis::Stream', path: 'RetentionPeriodHours', unit: 'hours', byDefault: 24 },
  { type: 'AWS::Logs::LogGroup', path: 'RetentionInDays', unit: 'days', byDefault: Number.POSITIVE_INFINITY },
  { type: 'AWS::RDS::DBCluster', path: 'BackupRetentionPeriod', unit: 'days', byDefault: 1 },
  { type: 'AWS::RDS::DBInstance', path: 'BackupRetentionPeriod', unit: 'days', byDefault: 1 },
  { type: 'AWS::SQS::Queue', path: 'MessageRetentionPeriod', unit: 'seconds', byDefault: 345_600 },
];
