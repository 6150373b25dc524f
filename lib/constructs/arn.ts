import { Aws } from 'aws-cdk-lib';

/** ARN of a resource of this account, built from its name: stacks and regions know each other in no other way. */
export function arnOf(service: string, region: string, resource: string): string {
  return `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${resource}`;
}
