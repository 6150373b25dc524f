import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { LoadBalancerSpec, RouteSpec } from '../blueprint/compute';
import { HTTP_PORT, HTTPS_PORT } from '../blueprint/ports';
import { routePriorities } from '../blueprint/route-priority';
import { type Acknowledgement, acknowledge } from './acknowledge';

/** TLS 1.3, and 1.2 for older clients. Source: Elastic Load Balancing, "Security policies for your Application Load Balancer". */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

export interface LoadBalancerProps extends LoadBalancerSpec {
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  /** With it the balancer serves HTTPS and sends everyone else there. */
  readonly certificateArn?: string;
  /** Bucket of the access logs, where there are some. */
  readonly logBucket: string;
}

/** A group of servers with the requests it takes. */
export interface Target {
  readonly name: string;
  readonly route: RouteSpec;
  readonly targetGroupArn: string;
}

/**
 * An Application Load Balancer in the public subnets: HTTPS where there is a certificate, 404 for what no service takes. It
 * can be deleted at any time, because going back a stage takes it away.
 */
export class LoadBalancer extends Construct {
  readonly dnsName: string;
  /** Hosted zone of that name, for aliases. */
  readonly hostedZoneId: string;
  /** As metrics and scaling policies call it: `app/<name>/<id>`. */
  readonly fullName: string;
  private readonly listener: elbv2.CfnListener;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { vpc, securityGroup, certificateArn, idleSeconds, accessLogs, logBucket } = props;

    const balancer = new elbv2.CfnLoadBalancer(this, 'Balancer', {
      type: 'application',
      scheme: 'internet-facing',
      subnets: vpc.selectSubnets({ subnetType: ec2.SubnetType.PUBLIC }).subnetIds,
      securityGroups: [securityGroup.securityGroupId],
      loadBalancerAttributes: attributes({
        'idle_timeout.timeout_seconds': idleSeconds,
        'routing.http.drop_invalid_header_fields.enabled': true,
        'deletion_protection.enabled': false,
        'access_logs.s3.enabled': accessLogs === 'bucket',
        ...(accessLogs === 'bucket' ? { 'access_logs.s3.bucket': logBucket } : {}),
      }),
    });
    acknowledge(balancer, ...BALANCER_FINDINGS, ...(accessLogs === 'none' ? NO_LOGS : []));
    const listen = (name: string, more: Omit<elbv2.CfnListenerProps, 'loadBalancerArn'>) =>
      new elbv2.CfnListener(this, name, { loadBalancerArn: balancer.ref, ...more });
    const http = listen('Http', {
      port: HTTP_PORT,
      protocol: 'HTTP',
      defaultActions: [certificateArn === undefined ? NOT_FOUND : TO_HTTPS],
    });
    this.listener = http;
    if (certificateArn === undefined) acknowledge(http, ...NO_HTTPS);
    else
      this.listener = listen('Https', {
        port: HTTPS_PORT,
        protocol: 'HTTPS',
        sslPolicy: TLS_POLICY,
        certificates: [{ certificateArn }],
        defaultActions: [NOT_FOUND],
      });
    this.dnsName = balancer.attrDnsName;
    this.hostedZoneId = balancer.attrCanonicalHostedZoneId;
    this.fullName = balancer.attrLoadBalancerFullName;
  }

  /** Sends each target the requests it takes. What scales with requests must wait for the rules: so they are returned. */
  route(targets: readonly Target[]): elbv2.CfnListenerRule[] {
    const priorities = routePriorities(targets.map(({ route }) => route));
    return targets.map(
      ({ name, route: { path, host }, targetGroupArn }, i) =>
        new elbv2.CfnListenerRule(this, `Rule-${name}`, {
          listenerArn: this.listener.ref,
          priority: priorities[i]!,
          conditions: [
            { field: 'path-pattern', pathPatternConfig: { values: [path] } },
            ...(host === undefined ? [] : [{ field: 'host-header', hostHeaderConfig: { values: [host] } }]),
          ],
          actions: [{ type: 'forward', targetGroupArn }],
        }),
    );
  }
}

const NOT_FOUND = { type: 'fixed-response', fixedResponseConfig: { statusCode: '404', contentType: 'text/plain' } };

const TO_HTTPS = {
  type: 'redirect',
  redirectConfig: { protocol: 'HTTPS', port: String(HTTPS_PORT), statusCode: 'HTTP_301' },
};

/** Attributes as Elastic Load Balancing takes them. */
export function attributes(values: Readonly<Record<string, string | number | boolean>>) {
  return Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
}

const BALANCER_FINDINGS: readonly Acknowledgement[] = [
  {
    control: 'NIST.800.53.R5-ELBDeletionProtectionEnabled',
    because: 'Going back a stage takes the balancer away, and it holds nothing.',
    instead: 'the stacks that hold data are protected.',
  },
  {
    control: 'NIST.800.53.R5-ALBWAFEnabled',
    because: 'A firewall comes with the CDN, at stage 3.',
    instead: 'invalid headers are dropped, and only HTTP and HTTPS are open.',
  },
];

const NO_LOGS: readonly Acknowledgement[] = ['AwsSolutions-ELB2', 'NIST.800.53.R5-ELBLoggingEnabled'].map(
  (control) => ({
    control,
    because: 'Access logs cost by volume, and network.loadBalancer.accessLogs is off.',
    instead: 'set it to true to have them; the bucket stands already.',
  }),
);

const NO_HTTPS: readonly Acknowledgement[] = [
  'NIST.800.53.R5-ALBHttpToHttpsRedirection',
  'NIST.800.53.R5-ELBv2ACMCertificateRequired',
].map((control) => ({
  control,
  because: 'A certificate is for a domain, and the configuration has none.',
  instead: 'with a domain the balancer serves HTTPS and redirects HTTP.',
}));
