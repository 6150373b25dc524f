/**
 * Types of resources that hold data, or an identity that others rely on and that can't be had again. Our own list: the
 * service specification counts neither addresses, zones nor event buses. A read replica is an exception to its type.
 */
export const STATEFUL_TYPES: ReadonlySet<string> = new Set([
  'AWS::AmazonMQ::Broker',
  'AWS::Backup::BackupVault',
  'AWS::CloudFormation::Stack',
  'AWS::Cognito::UserPool',
  'AWS::DSQL::Cluster',
  'AWS::DocDB::DBCluster',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EC2::EIP',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::EC2::Volume',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::Elasticsearch::Domain',
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::FSx::FileSystem',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Kinesis::Stream',
  'AWS::Logs::LogGroup',
  'AWS::MSK::Cluster',
  'AWS::MemoryDB::Cluster',
  'AWS::Neptune::DBCluster',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::GlobalCluster',
  'AWS::Redshift::Cluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::Route53::HostedZone',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::SDB::Domain',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::Serverless::SimpleTable',
  'AWS::Timestream::Table',
]);

/**
 * Whether a resource holds data or identity. A read replica can be made again from its source, and the instances of an
 * Aurora cluster are compute: the cluster holds the data.
 */
export function isStateful(type: string, properties: Readonly<Record<string, unknown>>): boolean {
  if (!STATEFUL_TYPES.has(type)) return false;
  if (type !== 'AWS::RDS::DBInstance') return true;
  return !COPIES.some((property) => isSet(properties[property]));
}

const COPIES = ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier', 'DBClusterIdentifier'];

/** A choice that only the deploy makes may come out as nothing: then the instance counts as holding data. */
function isSet(value: unknown): boolean {
  if (value === undefined || value === '') return false;
  return typeof value !== 'object' || value === null || !Object.hasOwn(value, 'Fn::If');
}
