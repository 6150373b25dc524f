import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ServiceSpec } from '../blueprint/compute';
import { type Owner, ownerSecretName, tableName, topologyPath } from '../blueprint/names';
import { privateRepositories } from '../server/private-registry';
import { arnOf } from './arn';

export interface ServerPermissionsProps {
  readonly owner: Owner;
  readonly region: string;
  /** The services whose containers run on the server. */
  readonly services: readonly ServiceSpec[];
}

/**
 * What a server may do for the services on it. Everything is named by ARN, built from the names the kit gives. A statement
 * with `*` says in its Sid why it has one, and a test holds the list of those.
 */
export function serverPermissions({ owner, region, services }: ServerPermissionsProps): iam.PolicyStatement[] {
  const arn = (service: string, resource: string) => arnOf(service, region, resource);
  const unique = (names: readonly string[]) => [...new Set(names)];
  const secrets = unique(
    services.flatMap((service) => [
      ...service.uses.shards.map((shard) => ownerSecretName(owner, shard)),
      ...Object.values(service.secrets),
    ]),
  );
  const tables = unique(services.flatMap(({ uses }) => uses.tables.map((table) => tableName(owner, table))));
  const repositories = privateRepositories(services.map(({ image }) => image));

  return [
    allow(
      'Topology',
      ['ssm:GetParametersByPath', 'ssm:GetParameter'],
      [arn('ssm', `parameter${topologyPath(owner)}`), arn('ssm', `parameter${topologyPath(owner)}/*`)],
    ),
    // Secrets Manager puts six characters behind a name: the pattern matches those and no longer name.
    allow(
      'Secrets',
      ['secretsmanager:GetSecretValue'],
      secrets.map((name) => arn('secretsmanager', `secret:${name}-??????`)),
    ),
    allow(
      'Tables',
      TABLE_ACTIONS,
      tables.flatMap((name) => [arn('dynamodb', `table/${name}`), arn('dynamodb', `table/${name}/index/*`)]),
    ),
    allow(
      'Images',
      ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      repositories.map(
        ({ account, region: where, name }) => `arn:${Aws.PARTITION}:ecr:${where}:${account}:repository/${name}`,
      ),
    ),
    ...(repositories.length === 0 ? [] : [allow('RegistryLoginHasNoResource', ['ecr:GetAuthorizationToken'], ['*'])]),
    // Session Manager instead of SSH: no open port, no keys, every session logged in CloudTrail.
    allow('SessionManagerHasNoResource', SESSION_ACTIONS, ['*']),
  ].filter(({ resources }) => resources.length > 0);
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

function allow(sid: string, actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions, resources });
}
