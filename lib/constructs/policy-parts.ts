import { Aws } from 'aws-cdk-lib';
import type { Permission } from './server-permissions';

/** Longest managed policy, in characters. Source: IAM User Guide, "IAM and AWS STS quotas" (2026-11). */
const POLICY_MAX = 6144;

/** Room for what only a deploy fills in: the id of a stack is long. */
const RESERVE = 600;

/** So many resources fit in any case: a name is at most 80 characters, its ARN 60 more. */
const RESOURCES_A_STATEMENT = 30;

/** Permissions in so many parts that each makes a policy that IAM takes. Those that fit in one stay in one. */
export function policyParts(permissions: readonly Permission[]): Permission[][] {
  const parts: Permission[][] = [[]];
  let size = 0;
  for (const permission of permissions.flatMap(statements)) {
    const more = lengthOf(permission);
    if (size + more > POLICY_MAX - RESERVE && size > 0) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(permission);
    size += more;
  }
  return parts;
}

/** A permission on many resources as several on some each. */
function statements(permission: Permission): Permission[] {
  const { sid, resources } = permission;
  const count = Math.ceil(resources.length / RESOURCES_A_STATEMENT);
  return Array.from({ length: count }, (_, i) => ({
    ...permission,
    sid: i === 0 ? sid : `${sid}${i + 1}`,
    resources: resources.slice(i * RESOURCES_A_STATEMENT, (i + 1) * RESOURCES_A_STATEMENT),
  }));
}

function lengthOf({ sid, actions, resources }: Permission): number {
  const statement = { Sid: sid, Effect: 'Allow', Action: actions, Resource: resources };
  return JSON.stringify(statement).replaceAll(Aws.PARTITION, 'aws').replaceAll(Aws.ACCOUNT_ID, '123456789012').length;
}
