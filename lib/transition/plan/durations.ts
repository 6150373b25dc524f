import type { Action, ResourceChange } from './change';
import { hasCopies, isCopyOfOtherRegion } from './other-region';

/** How long CloudFormation waits for a change. An assumption: no account was available to measure it in. */
export interface Duration {
  readonly type: string;
  readonly actions: readonly Action[];
  /** Any of them. @default - whatever the change is */
  readonly properties?: readonly string[];
  readonly minutes: number;
  /** @default - always */
  readonly when?: (change: ResourceChange) => boolean;
  /** How many times that, e.g. once a server. @default - once */
  readonly times?: (change: ResourceChange) => number;
  readonly assumption: string;
  /** Where AWS says something like it. @default - nowhere: it is what is usual */
  readonly source?: string;
}

/** Beginning and ending the update of a stack. */
export const STACK_MINUTES = 0.5;

/** Whatever is not listed: most calls answer at once. */
export const OTHER_MINUTES = 0.5;

const EVERY_ACTION: readonly Action[] = ['create', 'update', 'roll', 'replace', 'remove'];

const DATABASE = 'AWS::RDS::DBInstance';
const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const CACHE = 'AWS::ElastiCache::ReplicationGroup';
const TABLE = 'AWS::DynamoDB::GlobalTable';

const RDS_GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';
const ROUTE_53_GUIDE = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide';
const CDN_BLOG =
  'https://aws.amazon.com/blogs/networking-and-content-delivery/slashing-cloudfront-change-propagation-times-in-2020-recent-changes-and-looking-forward/';

/** "Best practices for Amazon RDS for PostgreSQL cross-Region read replicas", AWS Database Blog (2023-10). */
const CROSS_REGION_BLOG =
  'https://aws.amazon.com/blogs/database/best-practices-for-amazon-rds-for-postgresql-cross-region-read-replicas/';
const TABLE_REFERENCE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html';

/** The first that fits counts. */
export const DURATIONS: readonly Duration[] = [
  {
    ...row(
      DATABASE,
      ['create', 'replace'],
      30,
      'a copy of little data in another region is made in 30 minutes; of much, in hours',
    ),
    when: isCopyOfOtherRegion,
    source: CROSS_REGION_BLOG,
  },
  row(DATABASE, ['create', 'replace'], 10, 'a database, or a replica of little data, is made in 10 minutes'),
  changed(DATABASE, ['EngineVersion'], 20, 'a major upgrade takes 20 minutes'),
  {
    ...changed(DATABASE, ['MultiAZ'], 20, 'a copy in another zone is made in 20 minutes; of much data it takes hours'),
    source: `${RDS_GUIDE}/Concepts.MultiAZ.Migrating.html`,
  },
  changed(DATABASE, ['DBInstanceClass'], 10, 'a class changes in 10 minutes'),
  changed(DATABASE, ['AllocatedStorage', 'StorageType', 'Iops'], 5, 'storage can be used after 5 minutes'),
  row(DATABASE, ['update'], 3, 'any other change of a database takes 3 minutes'),
  row(DATABASE, ['remove'], 5, 'a replica is deleted in 5 minutes'),
  row(GROUP, ['create'], 6, 'servers start together, in 6 minutes'),
  { ...row(GROUP, ['roll', 'replace'], 6, 'servers are replaced one by one, 6 minutes each'), times: servers },
  row(GROUP, ['remove'], 5, 'servers are drained and ended in 5 minutes'),
  row('AWS::ElasticLoadBalancingV2::LoadBalancer', ['create', 'replace'], 3, 'a load balancer is made in 3 minutes'),
  row('AWS::EC2::NatGateway', ['create', 'replace'], 2, 'a NAT gateway is made in 2 minutes'),
  row(CACHE, ['create', 'replace'], 10, 'a cache is made in 10 minutes'),
  changed(CACHE, ['NumNodeGroups'], 20, 'keys move between shards in 20 minutes'),
  row(CACHE, ['update', 'remove'], 10, 'a cache changes in 10 minutes'),
  {
    ...row('AWS::CloudFront::Distribution', EVERY_ACTION, 5, 'the CDN knows everywhere in 5 minutes'),
    source: CDN_BLOG,
  },
  {
    ...row('AWS::SQS::Queue', EVERY_ACTION, 1, 'a queue, or what changes of it, is known everywhere after a minute'),
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  },
  row('AWS::WAFv2::WebACL', ['create', 'update'], 1, 'a firewall is known everywhere after a minute'),
  row('AWS::CertificateManager::Certificate', ['create', 'replace'], 3, 'a certificate is validated in 3 minutes'),
  {
    ...row(TABLE, ['create', 'replace'], 10, 'a table with copies in other regions is made in 10 minutes'),
    when: hasCopies,
    source: TABLE_REFERENCE,
  },
  row(TABLE, ['create', 'replace'], 1, 'a table is made in a minute'),
  {
    ...changed(
      TABLE,
      ['Replicas'],
      10,
      'a copy of a small table in another region is made in 10 minutes; of a large one, in hours',
    ),
    source: TABLE_REFERENCE,
  },
  row('AWS::SecretsManager::Secret', EVERY_ACTION, 0.5, 'a secret is known in all its regions in half a minute'),
  row('AWS::Route53::HealthCheck', EVERY_ACTION, 1, 'health checkers everywhere know of a check in a minute'),
  {
    ...row('AWS::Route53::RecordSet', EVERY_ACTION, 1, 'name servers agree within a minute'),
    source: `${ROUTE_53_GUIDE}/resource-record-sets-editing.html`,
  },
];

export function minutesOf(change: ResourceChange): number {
  const duration = DURATIONS.find(
    ({ type, actions, properties, when }) =>
      type === change.type &&
      (!when || when(change)) &&
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
