import { CfnDeletionPolicy, type CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';

/**
 * Keeps a resource with data when it leaves its template or is replaced. A creation that fails is cleaned up, or the next
 * try would find the name taken. In an unprotected environment it is deleted, so that the environment can be made again.
 */
export function keep(resource: IConstruct, { kind }: ProtectionSpec): void {
  const { cfnOptions } = (resource.node.defaultChild ?? resource) as CfnResource;
  const kept = kind === 'protected';
  cfnOptions.deletionPolicy = kept ? CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE : CfnDeletionPolicy.DELETE;
  cfnOptions.updateReplacePolicy = kept ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE;
}
