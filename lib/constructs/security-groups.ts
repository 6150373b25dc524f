import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { CACHE_PORT, DATABASE_PORT, HTTP_PORT, HTTPS_PORT, SERVICE_PORT } from '../blueprint/ports';
import { acknowledge } from './acknowledge';

export interface SecurityGroupsProps {
  readonly vpc: ec2.IVpc;
}

/**
 * The security groups of every stage with all their rules. They are free, and standing together from the start no stack
 * ever needs to open a door in another.
 */
export class SecurityGroups extends Construct {
  /** The one server of stage 1, open to the world. */
  readonly singleServer: ec2.ISecurityGroup;
  readonly loadBalancer: ec2.ISecurityGroup;
  /** Servers behind the load balancer. */
  readonly server: ec2.ISecurityGroup;
  /** Containers that empty queues; nobody calls them. */
  readonly worker: ec2.ISecurityGroup;
  readonly database: ec2.ISecurityGroup;
  readonly cache: ec2.ISecurityGroup;

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    const { vpc } = props;
    const group = (name: string, description: string, allowAllOutbound: boolean) =>
      new ec2.SecurityGroup(this, name, { vpc, description, allowAllOutbound });

    // A changed description replaces a group and everything that refers to it: leave these as they are.
    this.singleServer = group('SingleServer', 'Single server', true);
    this.loadBalancer = group('LoadBalancer', 'Load balancer', false);
    this.server = group('Server', 'Servers behind the load balancer', true);
    this.worker = group('Worker', 'Queue workers', true);
    this.database = group('Database', 'Databases', false);
    this.cache = group('Cache', 'Caches', false);

    for (const entrance of [this.singleServer, this.loadBalancer]) {
      acknowledge(entrance, {
        control: 'AwsSolutions-EC23',
        because: 'This is the door to the application.',
        instead: 'HTTP and HTTPS only, and no other group is open to the world.',
      });
      entrance.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(HTTP_PORT), 'HTTP from everyone');
      entrance.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(HTTPS_PORT), 'HTTPS from everyone');
    }
    this.loadBalancer.addEgressRule(this.server, ec2.Port.tcp(SERVICE_PORT), 'Requests to servers');
    this.server.addIngressRule(this.loadBalancer, ec2.Port.tcp(SERVICE_PORT), 'Requests from the load balancer');
    for (const client of [this.singleServer, this.server, this.worker]) {
      this.database.addIngressRule(client, ec2.Port.tcp(DATABASE_PORT), 'PostgreSQL');
      this.cache.addIngressRule(client, ec2.Port.tcp(CACHE_PORT), 'Valkey');
    }
  }
}
