import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** Load balancers of a VPC's subnets, their listeners, and the groups of servers they lead to. */
export async function readBalancers(options: ClientOptions): Promise<Row[]> {
  const client = new ElasticLoadBalancingV2Client(options);
  const { LoadBalancers = [] } = await client.send(new DescribeLoadBalancersCommand({}));
  if (LoadBalancers.length === 0) return [absent('balancer', 'load balancer')];
  const rows = await Promise.all(
    LoadBalancers.map(async ({ LoadBalancerArn, DNSName: name = '', AvailabilityZones = [] }) => {
      const { Listeners = [] } = await client.send(new DescribeListenersCommand({ LoadBalancerArn }));
      return [
        { what: 'balancer', name, state: `in ${AvailabilityZones.length} zones` },
        ...(await Promise.all(Listeners.map((listener) => listenerRow(client, listener)))),
        ...(await targetRows(client, LoadBalancerArn ?? '')),
      ];
    }),
  );
  return rows.flat();
}

async function listenerRow(client: ElasticLoadBalancingV2Client, listener: Listener): Promise<Row> {
  const { Protocol, Port, ListenerArn, DefaultActions = [] } = listener;
  const { Rules = [] } = await client.send(new DescribeRulesCommand({ ListenerArn }));
  const rules = Rules.filter(({ IsDefault }) => !IsDefault)
    .sort((a, b) => Number(a.Priority) - Number(b.Priority))
    .map(({ Conditions = [] }) => Conditions);
  const header = rules.flatMap(headersOf)[0];
  const closed = rules.filter((rule) => headersOf(rule).length > 0).flatMap(placesOf);
  const open = rules.filter((rule) => headersOf(rule).length === 0).flatMap(placesOf);
  const otherwise = DefaultActions.map(({ Type, FixedResponseConfig }) =>
    Type === 'redirect' ? 'redirect to HTTPS' : FixedResponseConfig?.StatusCode,
  );
  const taken = header ? [`${closed.join(', ')} with ${header}`, `${open.join(', ')} without`] : open;
  return {
    what: 'listener',
    name: `${Protocol} ${Port}`,
    state: [...taken, `else ${otherwise.join(', ')}`].join(', '),
  };
}

/** Paths and hosts that a rule takes. */
function placesOf(conditions: readonly RuleCondition[]): string[] {
  return conditions.flatMap(
    ({ HostHeaderConfig, PathPatternConfig }) => HostHeaderConfig?.Values ?? PathPatternConfig?.Values ?? [],
  );
}

/** Headers that a request must show to be taken. */
function headersOf(conditions: readonly RuleCondition[]): string[] {
  return conditions.flatMap(({ HttpHeaderConfig }) => HttpHeaderConfig?.HttpHeaderName ?? []);
}

async function targetRows(client: ElasticLoadBalancingV2Client, LoadBalancerArn: string): Promise<Row[]> {
  const { TargetGroups = [] } = await client.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));
  return Promise.all(
    TargetGroups.map(async ({ TargetGroupArn, TargetGroupName: name = '', Protocol, Port, HealthCheckPath }) => {
      const health = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
      const targets = health.TargetHealthDescriptions?.length ?? 0;
      return { what: 'targets', name, state: `${targets} servers, ${Protocol} ${Port}, health ${HealthCheckPath}` };
    }),
  );
}
