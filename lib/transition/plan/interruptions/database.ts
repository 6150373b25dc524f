import type { TemplateResource } from '../../template';
import type { ResourceChange } from '../change';
import type { InterruptionRow } from '../interruption';

const TYPE = 'AWS::RDS::DBInstance';
const SETTINGS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';
const FAILOVER = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html';
const PROVIDER = 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds';

/** Changed while the database answers. */
const ONLINE = [
  'AllocatedStorage',
  'AutoMinorVersionUpgrade',
  'BackupRetentionPeriod',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DBParameterGroupName',
  'DeleteAutomatedBackups',
  'DeletionProtection',
  'EnableCloudwatchLogsExports',
  'EnableIAMDatabaseAuthentication',
  'EnablePerformanceInsights',
  'EngineVersion',
  'Iops',
  'MasterUserPassword',
  'MaxAllocatedStorage',
  'MultiAZ',
  'PerformanceInsightsRetentionPeriod',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'StorageThroughput',
  'StorageType',
  'Tags',
  'VPCSecurityGroups',
];

export const DATABASE_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: TYPE,
    actions: ['update'],
    properties: ['DBInstanceClass'],
    when: ({ before, after }) => !(isMultiZone(before) && isMultiZone(after)),
    kind: 'minutes',
    seconds: 600,
    what: 'the database is down while its class changes',
    source: SETTINGS,
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['DBInstanceClass'],
    when: ({ before, after }) => isMultiZone(before) && isMultiZone(after),
    kind: 'seconds',
    seconds: 120,
    what: 'the database fails over to its copy in another zone',
    source: FAILOVER,
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['MultiAZ'],
    when: ({ after }) => isMultiZone(after),
    kind: 'none',
    seconds: 0,
    what: 'writes are slower while the copy in another zone is made',
    source: SETTINGS,
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['EngineVersion'],
    kind: 'minutes',
    seconds: 1200,
    what: 'the database is down while it is upgraded',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html',
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['DBParameterGroupName'],
    kind: 'seconds',
    seconds: 120,
    what: 'the database restarts to take other parameters',
    source: PROVIDER,
  },
  {
    type: 'AWS::RDS::DBParameterGroup',
    actions: ['update'],
    properties: ['Parameters'],
    kind: 'seconds',
    seconds: 120,
    what: 'the database restarts, if one of the parameters is static',
    source: PROVIDER,
  },
  {
    type: TYPE,
    actions: ['update'],
    properties: ['BackupRetentionPeriod'],
    when: ({ before, after }) => hasBackups(before) !== hasBackups(after),
    kind: 'minutes',
    seconds: 120,
    what: 'the database is down while backups are turned on or off',
    source: SETTINGS,
  },
  {
    type: TYPE,
    actions: ['update'],
    when: ({ properties }) => properties.some((property) => !ONLINE.includes(property)),
    kind: 'seconds',
    seconds: 120,
    what: 'the database may restart: a property changes of which nothing is known',
    source: SETTINGS,
  },
  {
    type: TYPE,
    actions: ['replace'],
    kind: 'minutes',
    seconds: 900,
    what: 'an empty database takes the place of the old one',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html',
  },
  {
    type: TYPE,
    actions: ['remove'],
    when: isReplica,
    kind: 'connections-drop',
    seconds: 0,
    what: 'queries on a removed replica end',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html',
  },
];

const isMultiZone = (resource: TemplateResource | undefined) => String(resource?.Properties?.MultiAZ) === 'true';

const hasBackups = (resource: TemplateResource | undefined) =>
  Number(resource?.Properties?.BackupRetentionPeriod ?? 1) > 0;

function isReplica({ before }: ResourceChange): boolean {
  return before?.Properties?.SourceDBInstanceIdentifier !== undefined;
}
