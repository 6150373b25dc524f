import type { StackProps } from 'aws-cdk-lib';
import type { Blueprint, RegionBlueprint } from '../blueprint/blueprint';

/** What every stack of a region is made from. */
export interface RegionalStackProps {
  readonly blueprint: Blueprint;
  readonly region: RegionBlueprint;
}

/** Where a stack goes and what it is tagged with. Never the stage: a tag that changes touches every resource. */
export function commonStackProps({ account, app, environment, tags }: Blueprint, region: string): StackProps {
  return {
    env: { region, ...(account === undefined ? {} : { account }) },
    tags: { ...tags, app, environment },
  };
}
