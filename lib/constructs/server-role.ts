import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { Permission } from './server-permissions';

export interface ServerRoleProps {
  readonly permissions: readonly Permission[];
}

/** The role of a server, with its permissions in a policy of their own. A wildcard without a stated reason breaks the policy packs. */
export class ServerRole extends Construct {
  readonly role: iam.IRole;
  /** What a server must wait for: without its policy it can't even report that it failed. */
  readonly policy: iam.ManagedPolicy;

  constructor(scope: Construct, id: string, { permissions }: ServerRoleProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
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
        this.policy,
        ...patterns.map((pattern) => ({ control: `AwsSolutions-IAM5[Resource::${pattern}]`, ...wildcard })),
      );
    }
    // What CDK would add to the role goes nowhere: all that it may do stands in `permissions`.
    this.role = role.withoutPolicyUpdates();
  }
}

/** An ARN as cdk-nag prints it. */
function asPrinted(arn: string): string {
  return arn.replaceAll(Aws.PARTITION, '<AWS::Partition>').replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>');
}
