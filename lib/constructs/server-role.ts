import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { policyParts } from './policy-parts';
import type { Permission } from './server-permissions';

export interface ServerRoleProps {
  readonly permissions: readonly Permission[];
}

/** The role of a server, with its permissions in policies of their own. A wildcard without a stated reason breaks the policy packs. */
export class ServerRole extends Construct {
  readonly role: iam.IRole;
  /** What a server must wait for: without its policies it can't even report that it failed. */
  readonly policies: readonly iam.ManagedPolicy[];

  constructor(scope: Construct, id: string, { permissions }: ServerRoleProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    this.policies = policyParts(permissions).map((part, i) =>
      this.policy(i === 0 ? 'Policy' : `Policy${i + 1}`, role, part),
    );
    // What CDK would add to the role goes nowhere: all that it may do stands in `permissions`.
    this.role = role.withoutPolicyUpdates();
  }

  private policy(id: string, role: iam.Role, permissions: readonly Permission[]): iam.ManagedPolicy {
    const policy = new iam.ManagedPolicy(this, id, {
      roles: [role],
      statements: permissions.map(
        ({ sid, actions, resources }) =>
          new iam.PolicyStatement({ sid, actions: [...actions], resources: [...resources] }),
      ),
    });
    for (const { resources, wildcard } of permissions) {
      if (!wildcard) continue;
      const patterns = resources.filter((resource) => resource.includes('*')).map(asPrinted);
      acknowledge(
        policy,
        ...patterns.map((pattern) => ({ control: `AwsSolutions-IAM5[Resource::${pattern}]`, ...wildcard })),
      );
    }
    return policy;
  }
}

/** An ARN as cdk-nag prints it. */
function asPrinted(arn: string): string {
  return arn.replaceAll(Aws.PARTITION, '<AWS::Partition>').replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>');
}
