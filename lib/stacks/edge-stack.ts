import { type App, Stack } from 'aws-cdk-lib';
import type { Blueprint, DomainSpec } from '../blueprint/blueprint';
import { EDGE_REGION, edgeStackName } from '../blueprint/names';
import { GlobalRecords } from '../constructs/global-records';
import { commonStackProps } from './stack-props';

export interface EdgeStackProps {
  readonly blueprint: Blueprint;
  readonly domain: DomainSpec;
}

/** All names above the regions. It knows the regions by name only. */
export class EdgeStack extends Stack {
  constructor(app: App, { blueprint, domain }: EdgeStackProps) {
    super(app, edgeStackName(blueprint), {
      ...commonStackProps(blueprint, EDGE_REGION),
      description: `Names of ${blueprint.app}`,
    });

    const serving = blueprint.regions.filter(({ running }) => running).map(({ name }) => name);
    new GlobalRecords(this, 'Records', { domain, regions: serving });
  }
}
