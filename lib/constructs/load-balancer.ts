import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { LoadBalancerSpec, RouteSpec } from '../blueprint/compute';
import type { Owner } from '../blueprint/names';
import { ORIGIN_HEADER, UNAVAILABLE_PATH } from '../blueprint/origin';
import { HTTP_PORT, HTTPS_PORT } from '../blueprint/ports';
import { FIRST_PRIORITY, LAST_PRIORITY, routePriorities } from '../blueprint/route-priority';
import { type Acknowledgement, acknowledge } from './acknowledge';
import { FORBIDDEN, NOT_FOUND, TO_HTTPS, UNAVAILABLE } from './balancer-answers';
import { originSecretValue } from './origin-secret';

/** TLS 1.3, and 1.2 for older clients. Source: Elastic Load Balancing, "Security policies for your Application Load Balancer". */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

export interface LoadBalancerProps extends LoadBalancerSpec {
  readonly owner: Owner;
  /** Whether it has the page that the CDN shows when no server answers. */
  readonly unavailablePage: boolean;
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
  readonly healthPath: string;
  readonly targetGroupArn: string;
}

/**
 * An Application Load Balancer in the public subnets: HTTPS where there is a certificate, 404 for what no service takes. Where
 * it admits the CDN only, everyone else is told so, but for health checks. It can be deleted at any time, because going back
 * a stage takes it away.
 */
export class LoadBalancer extends Construct {
  readonly dnsName: string;
  /** Hosted zone of that name, for aliases. */
  readonly hostedZoneId: string;
  /** As metrics and scaling policies call it: `app/<name>/<id>`. */
  readonly fullName: string;
  private readonly listener: elbv2.CfnListener;
  /** What a request must show to be let in. */
  private readonly admission: elbv2.CfnListenerRule.RuleConditionProperty[];

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { owner, vpc, securityGroup, certificateArn, idleSeconds, accessLogs, logBucket, admits, unavailablePage } =
      props;
    this.admission = admits.from === 'cdn' ? [showing(owner, admits.secrets)] : [];
    const otherwise = admits.from === 'cdn' ? FORBIDDEN : NOT_FOUND;

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
      defaultActions: [certificateArn === undefined ? otherwise : TO_HTTPS],
    });
    this.listener = http;
    acknowledge(http, ...(certificateArn === undefined ? NO_HTTPS : ONLY_REDIRECTS));
    if (certificateArn !== undefined)
      this.listener = listen('Https', {
        port: HTTPS_PORT,
        protocol: 'HTTPS',
        sslPolicy: TLS_POLICY,
        certificates: [{ certificateArn }],
        defaultActions: [otherwise],
      });
    if (unavailablePage)
      this.rule('Unavailable', FIRST_PRIORITY, [pathIs(UNAVAILABLE_PATH), ...this.admission], UNAVAILABLE);
    this.dnsName = balancer.attrDnsName;
    this.hostedZoneId = balancer.attrCanonicalHostedZoneId;
    this.fullName = balancer.attrLoadBalancerFullName;
  }

  /** Sends each target the requests it takes. What scales with requests must wait for the rules: so they are returned. */
  route(targets: readonly Target[]): elbv2.CfnListenerRule[] {
    const priorities = routePriorities(targets.map(({ route }) => route));
    const rules = targets.map(({ name, route: { path, host }, targetGroupArn }, i) =>
      this.rule(
        name,
        priorities[i]!,
        [
          pathIs(path),
          ...(host === undefined ? [] : [{ field: 'host-header', hostHeaderConfig: { values: [host] } }]),
          ...this.admission,
        ],
        { type: 'forward', targetGroupArn },
      ),
    );
    const rest = targets.find(({ route }) => route.path === '/*' && route.host === undefined);
    // Whoever asks for the health of the region comes past the CDN. After all others: it takes no request from them.
    if (this.admission.length > 0 && rest)
      this.rule('Health', LAST_PRIORITY, [pathIs(withoutQuery(rest.healthPath)), READING], {
        type: 'forward',
        targetGroupArn: rest.targetGroupArn,
      });
    return rules;
  }

  private rule(
    name: string,
    priority: number,
    conditions: elbv2.CfnListenerRule.RuleConditionProperty[],
    action: elbv2.CfnListenerRule.ActionProperty,
  ): elbv2.CfnListenerRule {
    const listenerArn = this.listener.ref;
    return new elbv2.CfnListenerRule(this, `Rule-${name}`, { listenerArn, priority, conditions, actions: [action] });
  }
}

const pathIs = (path: string) => ({ field: 'path-pattern', pathPatternConfig: { values: [path] } });

const withoutQuery = (path: string) => path.replace(/\?.*$/, '');

const READING = { field: 'http-request-method', httpRequestMethodConfig: { values: ['GET', 'HEAD'] } };

function showing(owner: Owner, secrets: readonly number[]): elbv2.CfnListenerRule.RuleConditionProperty {
  const values = secrets.map((version) => originSecretValue(owner, version));
  return { field: 'http-header', httpHeaderConfig: { httpHeaderName: ORIGIN_HEADER, values } };
}

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
    because: 'The firewall stands before the CDN, and once there is one the balancer admits nobody else.',
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

const ONLY_REDIRECTS: readonly Acknowledgement[] = [
  {
    control: 'NIST.800.53.R5-ELBv2ACMCertificateRequired',
    because: 'Whoever comes by HTTP is sent to HTTPS.',
    instead: 'the listener that serves has a certificate.',
  },
];

const NO_HTTPS: readonly Acknowledgement[] = [
  'NIST.800.53.R5-ALBHttpToHttpsRedirection',
  'NIST.800.53.R5-ELBv2ACMCertificateRequired',
].map((control) => ({
  control,
  because: 'A certificate is for a domain, and the configuration has none.',
  instead: 'with a domain the balancer serves HTTPS and redirects HTTP.',
}));
