/** The property with which a template names a resource of a type, and whether `Ref` gives exactly that name. */
interface Naming {
  readonly property: string;
  readonly isRef: boolean;
}

const named = (property: string, isRef = true): Naming => ({ property, isRef });

/**
 * A name is taken for as long as its resource stands, and CloudFormation creates before it deletes.
 * Source of `isRef`: CloudFormation Template Reference, "Return values", of each type.
 */
const NAMINGS: ReadonlyMap<string, Naming> = new Map([
  ['AWS::AutoScaling::AutoScalingGroup', named('AutoScalingGroupName')],
  ['AWS::Backup::BackupVault', named('BackupVaultName')],
  ['AWS::CloudWatch::Alarm', named('AlarmName')],
  ['AWS::CloudWatch::Dashboard', named('DashboardName')],
  ['AWS::DynamoDB::GlobalTable', named('TableName')],
  ['AWS::DynamoDB::Table', named('TableName')],
  ['AWS::EC2::LaunchTemplate', named('LaunchTemplateName', false)],
  ['AWS::EC2::SecurityGroup', named('GroupName', false)],
  ['AWS::ECR::Repository', named('RepositoryName')],
  ['AWS::ElastiCache::ParameterGroup', named('CacheParameterGroupName', false)],
  ['AWS::ElastiCache::ReplicationGroup', named('ReplicationGroupId')],
  ['AWS::ElastiCache::ServerlessCache', named('ServerlessCacheName')],
  ['AWS::ElastiCache::SubnetGroup', named('CacheSubnetGroupName')],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', named('Name', false)],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', named('Name', false)],
  ['AWS::Events::Archive', named('ArchiveName')],
  ['AWS::Events::EventBus', named('Name')],
  ['AWS::Events::Rule', named('Name', false)],
  ['AWS::IAM::InstanceProfile', named('InstanceProfileName')],
  ['AWS::IAM::ManagedPolicy', named('ManagedPolicyName', false)],
  ['AWS::IAM::Role', named('RoleName')],
  ['AWS::KMS::Alias', named('AliasName')],
  ['AWS::Kinesis::Stream', named('Name')],
  ['AWS::Lambda::Function', named('FunctionName')],
  ['AWS::Logs::LogGroup', named('LogGroupName')],
  ['AWS::OpenSearchService::Domain', named('DomainName')],
  ['AWS::RDS::DBCluster', named('DBClusterIdentifier')],
  ['AWS::RDS::DBClusterParameterGroup', named('DBClusterParameterGroupName')],
  ['AWS::RDS::DBInstance', named('DBInstanceIdentifier')],
  ['AWS::RDS::DBParameterGroup', named('DBParameterGroupName')],
  ['AWS::RDS::DBProxy', named('DBProxyName')],
  ['AWS::RDS::DBSubnetGroup', named('DBSubnetGroupName')],
  ['AWS::RDS::GlobalCluster', named('GlobalClusterIdentifier')],
  ['AWS::Route53::HostedZone', named('Name', false)],
  ['AWS::S3::Bucket', named('BucketName')],
  ['AWS::SNS::Topic', named('TopicName', false)],
  ['AWS::SQS::Queue', named('QueueName', false)],
  ['AWS::SSM::Parameter', named('Name')],
  ['AWS::SecretsManager::Secret', named('Name', false)],
]);

/** The property with the physical name of a type; undefined where AWS chooses it. */
export const nameProperty = (type: string): string | undefined => NAMINGS.get(type)?.property;

/** The property whose value `Ref` returns; undefined where it returns something else. */
export function refProperty(type: string): string | undefined {
  const naming = NAMINGS.get(type);
  return naming?.isRef ? naming.property : undefined;
}

/** The physical name of a resource, where its template gives one that is known. */
export function physicalName(type: string, properties: Readonly<Record<string, unknown>>): string | undefined {
  const property = nameProperty(type);
  const name = property === undefined ? undefined : properties[property];
  return typeof name === 'string' ? name : undefined;
}
