import { Aws } from 'aws-cdk-lib';
import type { ServiceSpec } from '../blueprint/compute';
import type { DatabaseAccess } from '../blueprint/data';
import { loginSecretName, type Owner, serviceLogGroupName, tableName, topologyPath } from '../blueprint/names';
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
  /** The services whose containers run on the server. */
  readonly services: readonly ServiceSpec[];
  /** Name of the secret of the cache. @default - there is no cache */
  readonly cacheSecretName?: string;
}

/** What a server may do for the services on it. Everything is named by ARN, built from the names the kit gives. */
export function serverPermissions(props: ServerPermissionsProps): Permission[] {
  const { owner, region, databaseAccess, services, cacheSecretName } = props;
  const unique = (names: readonly string[]) => [...new Set(names)];
  const secrets = unique([
    ...services.flatMap((service) => [
      ...service.uses.shards.map((shard) => loginSecretName(owner, databaseAccess, shard, service.name)),
      ...Object.values(service.secrets),
    ]),
    ...(cacheSecretName === undefined ? [] : [cacheSecretName]),
  ]);
  const tables = unique(services.flatMap(({ uses }) => uses.tables.map((table) => tableName(owner, table))));
  const repositories = privateRepositories(services.map(({ image }) => image));
  const permissions: Permission[] = [
    {
      sid: 'Topology',
      actions: ['ssm:GetParametersByPath', 'ssm:GetParameter'],
      // A path may be asked for with and without its last slash.
      resources: ['', '/', ...Object.keys(topology.shape).map((subject) => `/${subject}`)].map((end) =>
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
      resources: tables.map((name) => arnOf('dynamodb', region, `table/${name}`)),
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
