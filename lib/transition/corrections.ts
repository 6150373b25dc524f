import { canonical, isList, isRecord } from './canonical';
import { own } from './own';
import type { ResolvedResource } from './resolve';
import type { Value } from './template';

/** What a change of a property does. `refused`: AWS can't do it at all, and the deploy fails. */
export type Effect = 'in-place' | 'replaced' | 'may-be-replaced' | 'refused';

/** Where the service specification is wrong, says maybe, or says nothing. */
export interface Correction {
  readonly type: string;
  /** `*` stands for every item of a list. */
  readonly path: string;
  /** The specification does not list it at all. */
  readonly added?: true;
  /** Where it was read. */
  readonly source: string;
  effect(change: PropertyChange): Effect;
}

export interface PropertyChange {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly resourceBefore: ResolvedResource;
  readonly resourceAfter: ResolvedResource;
}

const RDS_INSTANCE =
  'aws-cloudformation-resource-providers-rds 5a410e84, aws-rds-dbinstance ImmutabilityHelper.java, UpdateHandler.java';
const RDS_CLUSTER = 'aws-cloudformation-resource-providers-rds 5a410e84, aws-rds-dbcluster ImmutabilityHelper.java';
const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const CACHE = `${REFERENCE}/aws-resource-elasticache-replicationgroup.html`;

const inPlace = (): Effect => 'in-place';
const replaced = (): Effect => 'replaced';
const refused = (): Effect => 'refused';
const isEmpty = (value: Value | undefined) => value === undefined || value === '';
const inPlaceWhen = (test: (change: PropertyChange) => boolean) => (change: PropertyChange) =>
  test(change) ? ('in-place' as const) : ('replaced' as const);
/** The service can't change it, but leaving it out means the default. */
const fixed =
  (byDefault: string) =>
  ({ before = byDefault, after = byDefault }: PropertyChange) =>
    before === after ? ('in-place' as const) : ('refused' as const);
/** A list whose order says nothing. */
const unordered = inPlaceWhen(({ before, after }) => sortedText(before) === sortedText(after));

function sortedText(value: Value | undefined): string {
  return canonical(isList(value) ? value.map(canonical).sort() : value);
}

const property = ({ properties }: ResolvedResource, name: string) => own(properties, name);

function reshardsOnline({ updatePolicy }: ResolvedResource): boolean {
  return isRecord(updatePolicy) && own(updatePolicy, 'UseOnlineResharding') === 'true';
}

const both = ({ resourceBefore, resourceAfter }: PropertyChange, test: (resource: ResolvedResource) => boolean) =>
  test(resourceBefore) && test(resourceAfter);

const rows = (
  type: string,
  source: string,
  effects: Readonly<Record<string, (change: PropertyChange) => Effect>>,
  added?: true,
): Correction[] =>
  Object.entries(effects).map(([path, effect]) => ({ type, path, source, effect, ...(added ? { added } : {}) }));

export const CORRECTIONS: readonly Correction[] = [
  ...rows('AWS::RDS::DBInstance', RDS_INSTANCE, {
    MultiAZ: inPlace,
    StorageType: inPlace,
    BackupRetentionPeriod: inPlace,
    DBParameterGroupName: inPlace,
    AutoMinorVersionUpgrade: inPlace,
    PreferredMaintenanceWindow: inPlace,
    AvailabilityZone: inPlaceWhen(
      ({ after, resourceAfter }) => isEmpty(after) && property(resourceAfter, 'MultiAZ') === 'true',
    ),
    Engine: replaced,
    // Removing it promotes the replica, which is a rule of its own.
    SourceDBInstanceIdentifier: inPlaceWhen(({ after }) => isEmpty(after)),
    DBSnapshotIdentifier: inPlaceWhen(({ after }) => isEmpty(after)),
    PerformanceInsightsKMSKeyId: inPlaceWhen(({ before }) => isEmpty(before)),
  }),
  ...rows('AWS::RDS::DBCluster', RDS_CLUSTER, {
    GlobalClusterIdentifier: inPlaceWhen(({ after }) => isEmpty(after)),
    Engine: replaced,
  }),
  ...rows('AWS::RDS::DBCluster', `${REFERENCE}/aws-resource-rds-dbcluster.html`, { AvailabilityZones: unordered }),
  ...rows(
    'AWS::ElastiCache::ReplicationGroup',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
    { NumNodeGroups: inPlaceWhen((change) => both(change, reshardsOnline)) },
  ),
  ...rows(
    'AWS::ElastiCache::ReplicationGroup',
    'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/918',
    {
      ReplicasPerNodeGroup: inPlaceWhen((change) =>
        both(change, (resource) => property(resource, 'NodeGroupConfiguration') === undefined),
      ),
    },
  ),
  ...rows('AWS::ElastiCache::ReplicationGroup', CACHE, {
    Engine: inPlaceWhen(({ before, after }) => before === 'redis' && after === 'valkey'),
    AuthToken: ({ before }) => (isEmpty(before) ? 'replaced' : 'may-be-replaced'),
  }),
  ...rows('AWS::ElastiCache::ServerlessCache', `${REFERENCE}/aws-resource-elasticache-serverlesscache.html`, {
    SubnetIds: unordered,
  }),
  ...rows('AWS::RDS::DBProxy', `${REFERENCE}/aws-resource-rds-dbproxy.html`, { VpcSubnetIds: unordered }),
  ...rows('AWS::CertificateManager::Certificate', `${REFERENCE}/aws-resource-certificatemanager-certificate.html`, {
    SubjectAlternativeNames: unordered,
    DomainValidationOptions: unordered,
  }),
  ...rows('AWS::EC2::VPC', `${REFERENCE}/aws-resource-ec2-vpc.html`, {
    InstanceTenancy: inPlaceWhen(({ before, after }) => before === 'dedicated' && after === 'default'),
  }),
  ...rows(
    'AWS::KMS::Key',
    `${REFERENCE}/aws-resource-kms-key.html`,
    {
      MultiRegion: fixed('false'),
      KeySpec: fixed('SYMMETRIC_DEFAULT'),
      KeyUsage: fixed('ENCRYPT_DECRYPT'),
      Origin: fixed('AWS_KMS'),
    },
    true,
  ),
  ...rows(
    'AWS::DynamoDB::GlobalTable',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
    { MultiRegionConsistency: fixed('EVENTUAL') },
    true,
  ),
  ...['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'].flatMap((type) =>
    rows(
      type,
      `${REFERENCE}/aws-resource-dynamodb-table.html, AttributeDefinitions: "Replacement if you edit an existing AttributeDefinition"`,
      { 'AttributeDefinitions.*.AttributeType': replaced },
      true,
    ),
  ),
  ...rows(
    'AWS::EC2::Volume',
    `${REFERENCE}/aws-resource-ec2-volume.html, "Update requires: Updates are not supported"`,
    { AvailabilityZone: refused, Encrypted: fixed('false'), KmsKeyId: refused, SnapshotId: refused },
    true,
  ),
  ...rows(
    'AWS::Cognito::UserPool',
    `${REFERENCE}/aws-resource-cognito-userpool.html, "You can't change … after creation"`,
    { AliasAttributes: refused, UsernameAttributes: refused },
    true,
  ),
];

/** What a change of a property does by the table; undefined where the specification stands. */
export function correctedEffect(type: string, path: readonly string[], change: PropertyChange): Effect | undefined {
  const at = path.join('.');
  return CORRECTIONS.find((row) => row.type === type && row.path === at)?.effect(change);
}
