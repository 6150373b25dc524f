import { Aws } from 'aws-cdk-lib';
import type { ContainerSpec, UsesSpec } from '../blueprint/compute';
import type { DatabaseAccess } from '../blueprint/data';
import type { QueueSpec } from '../blueprint/messaging';
import {
  loginSecretName,
  type Owner,
  queueName,
  serviceLogGroupName,
  shardSubject,
  tableName,
  topicName,
  topologyPath,
} from '../blueprint/names';
import { privateRepositories } from '../server/private-registry';
import { topology } from '../topology/contract';
import { arnOf } from './arn';

/** Something a role may do. */
export interface Permission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why a resource has a `*`; without it no resource may have one. */
  readonly wildcard?: { readonly because: string; readonly instead: string };
}

export interface ServerPermissionsProps {
  readonly owner: Owner;
  readonly region: string;
  readonly databaseAccess: DatabaseAccess;
  /** What runs on the server. */
  readonly containers: readonly ContainerSpec[];
  /** Secrets that every container may read, by name. */
  readonly commonSecrets: readonly string[];
  /** Every queue of the region: what a container uses, it names as the configuration does. */
  readonly queues: readonly QueueSpec[];
  /** Table that says which keys live on which shard. @default - all live on one */
  readonly shardMapTable?: string;
  /** Bus on which everything that runs may announce events. @default - there is none */
  readonly eventBus?: string;
}

/** What a server may do for the services on it. Everything is named by ARN, built from the names the kit gives. */
export function serverPermissions(props: ServerPermissionsProps): Permission[] {
  const { owner, region, databaseAccess, containers, commonSecrets, queues, shardMapTable, eventBus } = props;
  const unique = (names: readonly string[]) => [...new Set(names)];
  const secrets = unique([
    ...containers.flatMap(({ name, uses, secrets }) => [
      ...uses.shards.map((shard) => loginSecretName(owner, databaseAccess, shard, name)),
      ...Object.values(secrets),
    ]),
    ...commonSecrets,
  ]);
  const used = (kind: keyof UsesSpec) => unique(containers.flatMap(({ uses }) => uses[kind]));
  const shards = used('shards').filter((shard) => shard !== 'main');
  const subjects = [...Object.keys(topology.shape), ...shards.map(shardSubject)];
  const repositories = privateRepositories(containers.map(({ image }) => image));
  const permissions: Permission[] = [
    {
      sid: 'Topology',
      actions: ['ssm:GetParametersByPath', 'ssm:GetParameter'],
      // A path may be asked for with and without its last slash.
      resources: ['', '/', ...subjects.map((subject) => `/${subject}`)].map((end) =>
        arnOf('ssm', region, `parameter${topologyPath(owner)}${end}`),
      ),
    },
    {
      sid: 'Secrets',
      actions: ['secretsmanager:GetSecretValue'],
      // Secrets Manager puts six characters behind a name: the pattern matches those and no longer name.
      resources: secrets.map((name) => arnOf('secretsmanager', region, `secret:${name}-??????`)),
    },
    {
      sid: 'Tables',
      actions: TABLE_ACTIONS,
      resources: used('tables').map((table) => arnOf('dynamodb', region, `table/${tableName(owner, table)}`)),
    },
    {
      sid: 'MapOfShards',
      actions: ['dynamodb:GetItem'],
      resources: shardMapTable === undefined ? [] : [arnOf('dynamodb', region, `table/${shardMapTable}`)],
    },
    {
      sid: 'SendToQueues',
      actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
      resources: queues
        .filter(({ name }) => used('queues').includes(name))
        .map(({ name, order }) => arnOf('sqs', region, queueName(owner, name, order))),
    },
    {
      sid: 'PublishToTopics',
      actions: ['sns:Publish'],
      resources: used('topics').map((topic) => arnOf('sns', region, topicName(owner, topic))),
    },
    {
      sid: 'AnnounceEvents',
      actions: ['events:PutEvents'],
      resources: eventBus === undefined ? [] : [arnOf('events', region, `event-bus/${eventBus}`)],
    },
    {
      sid: 'Images',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: repositories.map(
        ({ account, region: where, name }) => `arn:${Aws.PARTITION}:ecr:${where}:${account}:repository/${name}`,
      ),
    },
    {
      sid: 'RegistryLogin',
      actions: ['ecr:GetAuthorizationToken'],
      resources: repositories.length === 0 ? [] : ['*'],
      wildcard: {
        because: 'A login is for a registry, not for a repository.',
        instead: 'pulling names the repositories.',
      },
    },
    {
      // Instead of SSH: no open port, no keys, every session in CloudTrail.
      sid: 'SessionManager',
      actions: SESSION_ACTIONS,
      resources: ['*'],
      wildcard: { because: 'The actions take no resource.', instead: 'they open a channel to this server only.' },
    },
  ];
  return permissions.filter(({ resources }) => resources.length > 0);
}

/** Reading and writing items; not the table itself. */
const TABLE_ACTIONS = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:UpdateItem',
];

/** The least that Session Manager needs. Source: AWS Systems Manager User Guide, "Create a custom IAM role for Session Manager". */
const SESSION_ACTIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/** What every server does for itself, whatever runs on it. */
export function ownPermissions({ owner, region }: { owner: Owner; region: string }): Permission[] {
  return [
    { sid: 'ReportStart', actions: ['cloudformation:SignalResource'], resources: [Aws.STACK_ID] },
    {
      sid: 'Logs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [arnOf('logs', region, `log-group:${serviceLogGroupName(owner)}:log-stream:*`)],
      wildcard: {
        because: 'Streams are named after the servers that write them.',
        instead: 'the one log group is named.',
      },
    },
    {
      sid: 'Metrics',
      actions: ['cloudwatch:PutMetricData', 'ec2:DescribeTags'],
      resources: ['*'],
      wildcard: {
        because: 'Neither action takes a resource.',
        instead: 'they write numbers and read tags, the group of this server among them.',
      },
    },
  ];
}
