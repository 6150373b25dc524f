import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { keep } from './keep';

export interface DatabaseSettingsProps {
  readonly vpc: ec2.IVpc;
  /** Major versions in use, e.g. `17`. */
  readonly versions: readonly string[];
  readonly subnetGroupName: string;
  /** Name of the parameter group of a family, e.g. `postgres17`. */
  readonly parameterGroupName: (family: string) => string;
  /** Of the databases: one that stays keeps what it stands on, or the deletion of its stack would fail on these. */
  readonly protection: ProtectionSpec;
}

/** Family of parameter groups of a major version. */
export const familyOf = (version: string) => `postgres${version}`;

/**
 * What the databases of a region share: where they may stand and how PostgreSQL is set. A family can't change in place, so
 * each has a group of its own name and path, and a new major version brings a new one.
 */
export class DatabaseSettings extends Construct {
  readonly subnetGroup: rds.CfnDBSubnetGroup;
  private readonly parameterGroups = new Map<string, rds.CfnDBParameterGroup>();

  constructor(scope: Construct, id: string, props: DatabaseSettingsProps) {
    super(scope, id);
    const { vpc, versions, subnetGroupName, parameterGroupName, protection } = props;

    this.subnetGroup = new rds.CfnDBSubnetGroup(this, 'SubnetGroup', {
      dbSubnetGroupName: subnetGroupName,
      dbSubnetGroupDescription: 'Data subnets',
      subnetIds: vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }).subnetIds,
    });
    keep(this.subnetGroup, protection);
    for (const family of new Set(versions.map(familyOf))) {
      const group = new rds.CfnDBParameterGroup(this, `Parameters-${family}`, {
        dbParameterGroupName: parameterGroupName(family),
        family,
        description: `Settings of ${family}`,
        // Static parameters make CloudFormation restart the database when they change: think of them at the start.
        parameters: { 'rds.force_ssl': '1', log_min_duration_statement: '1000', log_lock_waits: '1' },
      });
      keep(group, protection);
      this.parameterGroups.set(family, group);
    }
  }

  /** The group of a major version's family. */
  parameterGroup(version: string): rds.CfnDBParameterGroup {
    const group = this.parameterGroups.get(familyOf(version));
    if (!group) throw new Error(`no parameter group for PostgreSQL ${version}`);
    return group;
  }
}
