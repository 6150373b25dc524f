import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import type { ClientOptions } from '../../aws/client-options';
import type { Row } from './row';

/** Roles that a stack made, with the number of their policies. */
export async function readRoles(stack: string, options: ClientOptions): Promise<Row[]> {
  const client = new IAMClient(options);
  const { Roles = [] } = await client.send(new ListRolesCommand({ MaxItems: 1000 }));
  // CloudFormation puts the name of the stack before the names it makes.
  const names = Roles.flatMap(({ RoleName }) => (RoleName?.startsWith(`${stack}-`) ? [RoleName] : []));
  return Promise.all(
    names.map(async (name) => {
      const { AttachedPolicies = [] } = await client.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
      const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName: name }));
      return {
        what: 'role',
        name,
        state: `${AttachedPolicies.length} policy of its own, ${PolicyNames.length} inline`,
      };
    }),
  );
}
