import type { App } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { flowLogGroupName, stackName } from '../blueprint/names';
import { keep } from '../constructs/keep';
import { RegionalCertificate } from '../constructs/regional-certificate';
import { SecurityGroups } from '../constructs/security-groups';
import { ThreeTierVpc } from '../constructs/three-tier-vpc';
import { commonStackProps, type RegionalStackProps } from './stack-props';

/** The address space of a region and its doors: what every other stack of the region stands in, and what never changes. */
export class NetworkStack extends Stack {
  readonly vpc: ec2.Vpc;
  readonly securityGroups: SecurityGroups;
  /** The address of the single server. It stays when the server goes, so that it can come back. */
  readonly address: ec2.CfnEIP;
  /** ARN of the certificate of the region, where there is a domain. */
  readonly certificateArn: string | undefined;
  private readonly zones: readonly string[];

  constructor(app: App, { blueprint, region }: RegionalStackProps) {
    const name = stackName(blueprint, region.name, 'Network');
    super(app, name, { ...commonStackProps(blueprint, region.name), description: `Network of ${blueprint.app}` });
    this.zones = region.network.zones;

    this.vpc = new ThreeTierVpc(this, 'Network', {
      ...region.network,
      nat: region.running?.nat ?? { kind: 'none' },
      protection: blueprint.protection,
      flowLogGroupName: flowLogGroupName(blueprint),
    }).vpc;
    this.securityGroups = new SecurityGroups(this, 'SecurityGroups', { vpc: this.vpc });
    this.address = new ec2.CfnEIP(this, 'Address', { domain: 'vpc' });
    keep(this.address, blueprint.protection);
    const certificate = blueprint.domain && new RegionalCertificate(this, 'Certificate', blueprint.domain);

    this.certificateArn = certificate?.arn;
    this.pinExports(certificate);
  }

  /** The zones are in the configuration: without this, CDK would ask an AWS account for them at every synth. */
  override get availabilityZones(): string[] {
    return [...this.zones];
  }

  /** Exports every id, used or not: a set that grew and shrank with its users could not be taken back. */
  private pinExports(certificate: RegionalCertificate | undefined): void {
    const { publicSubnets, privateSubnets, isolatedSubnets } = this.vpc;
    const groups = Object.values(this.securityGroups).filter((value) => value instanceof ec2.SecurityGroup);
    const ids = [
      this.vpc.vpcId,
      ...[...publicSubnets, ...privateSubnets, ...isolatedSubnets].map(({ subnetId }) => subnetId),
      ...groups.map(({ securityGroupId }) => securityGroupId),
      this.address.ref,
      this.address.attrAllocationId,
      ...(certificate ? [certificate.arn] : []),
    ];
    for (const id of ids) this.exportValue(id);
  }
}
