import { originSecretName } from '../../lib/blueprint/names';
import type { Config } from '../../lib/config/config';
import type { Side } from '../../lib/transition/side';
import type { Template, TemplateResource, Templates, Value } from '../../lib/transition/template';
import { singleServer } from '../../stages/1-single-server';

/** Templates as a later stage might have them, a handful of resources each: a plan is about their differences. */
export function fakeTemplates(config: Config): Templates {
  const name = `${config.app}-${config.environment}-us-east-1`;
  return {
    [`${name}-Service`]: template({ ...servers(config), ...balancer(config) }),
    [`${name}-Data`]: template(data(config)),
    [`${config.app}-${config.environment}-Edge`]: template(edge(config)),
    [`${name}-Network`]: template({
      Vpc: resource('AWS::EC2::VPC', { CidrBlock: config.regions[0]?.cidr ?? '' }),
      Address: resource('AWS::EC2::EIP', { Domain: 'vpc' }, { DeletionPolicy: 'Retain' }),
      // Servers behind a load balancer reach the internet through it, for as long as they stand.
      ...(serves(config, 2) ? { Nat: resource('AWS::EC2::NatGateway', { SubnetId: { Ref: 'Vpc' } }) } : {}),
    }),
  };
}

/** One side of a transition, with fake templates. */
export function fakeSide(config: Config): Side {
  const environment = { config, blueprint: singleServer(config) };
  return { shownAs: `stage ${config.stage}`, templates: fakeTemplates(config), environment };
}

export function resource(
  type: string,
  properties: Readonly<Record<string, Value>> = {},
  attributes: Partial<TemplateResource> = {},
): TemplateResource {
  return { Type: type, Properties: properties, ...attributes };
}

export const template = (resources: Template['Resources']): Template => ({ Resources: resources });

const serves = ({ stage, overlap }: Config, wanted: number) =>
  wanted === 1 ? stage === 1 || overlap.includes(1) : [stage, ...overlap].some((each) => each >= wanted);

/** Where the domain leads: straight to servers, or to a CDN. */
function edge(config: Config): Template['Resources'] {
  const domain = (target: Value) => ({ Domain: resource('AWS::Route53::RecordSet', { AliasTarget: target }) });
  if (!serves(config, 3)) return domain('origin');
  return {
    Cdn: resource('AWS::CloudFront::Distribution'),
    ...domain(config.stage >= 3 ? { 'Fn::GetAtt': ['Cdn', 'DomainName'] } : 'origin'),
  };
}

const versions = ({ edge }: Config) => [edge?.originSecretVersion ?? 1, (edge?.originSecretVersion ?? 1) - 1];

/** Once no other stage serves beside it, the load balancer of stage 3 admits the CDN only. */
function admission(config: Config): Value[] {
  const { stage, overlap } = config;
  if (stage < 3 || overlap.some((each) => each < 3)) return [];
  return [{ Field: 'http-header', HttpHeaderConfig: { Values: versions(config) } }];
}

function servers(config: Config): Template['Resources'] {
  if (!serves(config, 1)) return {};
  const [service] = config.services;
  return {
    SingleServerTemplate: resource('AWS::EC2::LaunchTemplate', { InstanceType: service?.instance ?? '' }),
    SingleServerGroup: resource(
      'AWS::AutoScaling::AutoScalingGroup',
      {
        MinSize: '1',
        LaunchTemplate: {
          LaunchTemplateId: { Ref: 'SingleServerTemplate' },
          Version: { 'Fn::GetAtt': ['SingleServerTemplate', 'LatestVersionNumber'] },
        },
      },
      { UpdatePolicy: { AutoScalingRollingUpdate: { MinInstancesInService: 1 } } },
    ),
  };
}

function balancer(config: Config): Template['Resources'] {
  const record = (target: Value) => ({ Record: resource('AWS::Route53::RecordSet', { AliasTarget: target }) });
  if (!serves(config, 2)) return record('address');
  return {
    LoadBalancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    Targets: resource('AWS::ElasticLoadBalancingV2::TargetGroup'),
    Listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'LoadBalancer' },
      DefaultActions: [{ TargetGroupArn: { Ref: 'Targets' } }],
    }),
    Rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: { Ref: 'Listener' },
      Conditions: [{ Field: 'path-pattern' }, ...admission(config)],
    }),
    Group: resource(
      'AWS::AutoScaling::AutoScalingGroup',
      { MinSize: '2', TargetGroupARNs: [{ Ref: 'Targets' }] },
      { DependsOn: ['Listener'] },
    ),
    ...record(config.stage === 1 ? 'address' : { Ref: 'LoadBalancer' }),
  };
}

function data(config: Config): Template['Resources'] {
  const { stage, reached, database, cache, tables } = config;
  return {
    DatabaseMain: resource(
      'AWS::RDS::DBInstance',
      {
        DBInstanceClass: database.instance,
        MultiAZ: stage >= 2,
        EngineVersion: database.version,
        AllocatedStorage: String(database.storageGb),
        BackupRetentionPeriod: database.backupDays,
      },
      { DeletionPolicy: 'Retain' },
    ),
    ...(cache && Math.max(stage, reached) >= 2
      ? {
          Cache: resource('AWS::ElastiCache::ReplicationGroup', {
            NumNodeGroups: cache.shards,
            CacheNodeType: cache.node,
          }),
        }
      : {}),
    ...(Math.max(stage, reached) >= 3
      ? Object.fromEntries(
          versions(config)
            .filter((version) => version > 0)
            .map((version) => [
              `OriginSecret${version}`,
              resource('AWS::SecretsManager::Secret', { Name: originSecretName(config, version) }),
            ]),
        )
      : {}),
    ...Object.fromEntries(
      tables.map(({ name, key, ttl = '' }) => [
        `Table${name}`,
        resource('AWS::DynamoDB::GlobalTable', { Key: key, TimeToLive: ttl }, { DeletionPolicy: 'Retain' }),
      ]),
    ),
  };
}
