import type { Action, ResourceChange } from './change';

/** How long CloudFormation waits for a change. An assumption: no account was available to measure it in. */
export interface Duration {
  readonly type: string;
  readonly actions: readonly Action[];
  /** Any of them. @default - whatever the change is */
  readonly properties?: readonly string[];
  readonly minutes: number;
  /** How many times that, e.g. once a server. @default - once */
  readonly times?: (change: ResourceChange) => number;
  readonly assumption: string;
}

/** Beginning and ending the update of a stack. */
export const STACK_MINUTES = 0.5;

/** Whatever is not listed: most calls answer at once. */
export const OTHER_MINUTES = 0.5;

/** The first that fits counts. Sources: durations that AWS documents or that are usual; none was measured for this kit. */
export const DURATIONS: readonly Duration[] = [
  row(
    'AWS::RDS::DBInstance',
    ['create', 'replace'],
    10,
    'a database, or a replica of little data, is made in 10 minutes',
  ),
  changed('AWS::RDS::DBInstance', ['EngineVersion'], 20, 'a major upgrade takes 20 minutes'),
  changed('AWS::RDS::DBInstance', ['MultiAZ'], 20, 'a copy in another zone is made in 20 minutes'),
  changed('AWS::RDS::DBInstance', ['DBInstanceClass'], 10, 'a class changes in 10 minutes'),
  changed(
    'AWS::RDS::DBInstance',
    ['AllocatedStorage', 'StorageType', 'Iops'],
    5,
    'storage can be used after 5 minutes',
  ),
  row('AWS::RDS::DBInstance', ['update'], 3, 'any other change of a database takes 3 minutes'),
  row('AWS::RDS::DBInstance', ['remove'], 5, 'a replica is deleted in 5 minutes'),
  {
    ...row('AWS::AutoScaling::AutoScalingGroup', ['create'], 6, 'servers start together, in 6 minutes'),
  },
  {
    ...row(
      'AWS::AutoScaling::AutoScalingGroup',
      ['roll', 'replace'],
      6,
      'servers are replaced one by one, 6 minutes each',
    ),
    times: servers,
  },
  row('AWS::AutoScaling::AutoScalingGroup', ['remove'], 5, 'servers are drained and ended in 5 minutes'),
  row('AWS::ElasticLoadBalancingV2::LoadBalancer', ['create', 'replace'], 3, 'a load balancer is made in 3 minutes'),
  row('AWS::EC2::NatGateway', ['create', 'replace'], 2, 'a NAT gateway is made in 2 minutes'),
  row('AWS::ElastiCache::ReplicationGroup', ['create', 'replace'], 10, 'a cache is made in 10 minutes'),
  changed('AWS::ElastiCache::ReplicationGroup', ['NumNodeGroups'], 20, 'keys move between shards in 20 minutes'),
  row('AWS::ElastiCache::ReplicationGroup', ['update', 'remove'], 10, 'a cache changes in 10 minutes'),
  row(
    'AWS::CloudFront::Distribution',
    ['create', 'update', 'replace', 'remove'],
    5,
    'the CDN knows everywhere in 5 minutes',
  ),
  row('AWS::CertificateManager::Certificate', ['create', 'replace'], 3, 'a certificate is validated in 3 minutes'),
  row('AWS::DynamoDB::GlobalTable', ['create', 'replace'], 1, 'a table is made in a minute'),
  changed(
    'AWS::DynamoDB::GlobalTable',
    ['Replicas'],
    10,
    'a copy of a small table in another region is made in 10 minutes',
  ),
  row('AWS::Route53::RecordSet', ['create', 'update', 'replace', 'remove'], 1, 'name servers agree within a minute'),
];

export function minutesOf(change: ResourceChange): number {
  const duration = DURATIONS.find(
    ({ type, actions, properties }) =>
      type === change.type &&
      actions.includes(change.action) &&
      (!properties || properties.some((property) => change.properties.includes(property))),
  );
  return duration ? duration.minutes * (duration.times?.(change) ?? 1) : OTHER_MINUTES;
}

function row(type: string, actions: readonly Action[], minutes: number, assumption: string): Duration {
  return { type, actions, minutes, assumption };
}

function changed(type: string, properties: readonly string[], minutes: number, assumption: string): Duration {
  return { ...row(type, ['update'], minutes, assumption), properties };
}

/** As many as a group has at least; how many it really has, only AWS knows. */
function servers({ after }: ResourceChange): number {
  return Math.max(1, Number(after?.Properties?.MinSize ?? 1) || 1);
}
