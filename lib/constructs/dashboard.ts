import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { dashboardName, type Owner, prefix } from '../blueprint/names';
import { METRICS_NAMESPACE } from '../server/metrics';
import { arnOf } from './arn';

/** A dashboard is 24 units wide. */
const WIDTH = 24;
const HEIGHT = 6;

/** So many alarms one list shows. Source: Amazon CloudWatch API, "Dashboard body structure and syntax" (2026-11). */
const ALARMS_MAX = 100;

export interface DashboardProps {
  readonly owner: Owner;
  readonly region: string;
  /** Full names of load balancers. @default - none */
  readonly balancers?: readonly string[];
  /** Names of Auto Scaling groups. */
  readonly serverGroups: readonly string[];
  /** Identifiers of databases. */
  readonly databases: readonly string[];
  /** Names of queues. @default [] */
  readonly queues?: readonly string[];
  /** Nodes of caches. @default [] */
  readonly cacheNodes?: readonly string[];
  /** Names of alarms, without the prefix that all have. */
  readonly alarms: readonly string[];
}

interface Graph {
  readonly title: string;
  readonly namespace: string;
  readonly dimension: string;
  readonly metrics: readonly string[];
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum' | 'p99';
}

const SERVER_GRAPHS: readonly Graph[] = [
  { title: 'CPU, %', namespace: 'AWS/EC2', metrics: ['CPUUtilization'], statistic: 'Average' },
  { title: 'Memory, %', namespace: METRICS_NAMESPACE, metrics: ['mem_used_percent'], statistic: 'Maximum' },
  { title: 'Disk, %', namespace: METRICS_NAMESPACE, metrics: ['disk_used_percent'], statistic: 'Maximum' },
].map((graph) => ({ ...graph, dimension: 'AutoScalingGroupName' }) as Graph);

const BALANCER_GRAPHS: readonly Graph[] = [
  { title: 'Requests', metrics: ['RequestCount'], statistic: 'Sum' },
  { title: 'Errors', metrics: ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'], statistic: 'Sum' },
  { title: 'Latency of the slowest hundredth, seconds', metrics: ['TargetResponseTime'], statistic: 'p99' },
].map((graph) => ({ ...graph, namespace: 'AWS/ApplicationELB', dimension: 'LoadBalancer' }) as Graph);

const DATABASE_GRAPHS: readonly Graph[] = [
  { title: 'CPU, %', metrics: ['CPUUtilization'], statistic: 'Average' },
  { title: 'Connections', metrics: ['DatabaseConnections'], statistic: 'Maximum' },
  { title: 'Free storage, bytes', metrics: ['FreeStorageSpace'], statistic: 'Minimum' },
  { title: 'Latency, seconds', metrics: ['ReadLatency', 'WriteLatency'], statistic: 'Average' },
].map((graph) => ({ ...graph, namespace: 'AWS/RDS', dimension: 'DBInstanceIdentifier' }) as Graph);

const QUEUE_GRAPHS: readonly Graph[] = [
  { title: 'Messages that wait', metrics: ['ApproximateNumberOfMessagesVisible'], statistic: 'Maximum' },
  { title: 'Age of the oldest, seconds', metrics: ['ApproximateAgeOfOldestMessage'], statistic: 'Maximum' },
  { title: 'In and out', metrics: ['NumberOfMessagesSent', 'NumberOfMessagesDeleted'], statistic: 'Sum' },
].map((graph) => ({ ...graph, namespace: 'AWS/SQS', dimension: 'QueueName' }) as Graph);

const CACHE_GRAPHS: readonly Graph[] = [
  { title: 'CPU of its thread, %', metrics: ['EngineCPUUtilization'], statistic: 'Average' },
  { title: 'Memory, %', metrics: ['DatabaseMemoryUsagePercentage'], statistic: 'Maximum' },
  { title: 'Hits and misses', metrics: ['CacheHits', 'CacheMisses'], statistic: 'Sum' },
  { title: 'Evictions', metrics: ['Evictions'], statistic: 'Sum' },
].map((graph) => ({ ...graph, namespace: 'AWS/ElastiCache', dimension: 'CacheClusterId' }) as Graph);

/** One page that shows how a region does: its alarms, then balancers, servers, databases, queues and nodes of the cache, a row each. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { owner, region, balancers = [], serverGroups, databases, queues = [], cacheNodes = [], alarms } = props;

    const rows = [
      ...balancers.map((balancer) => row('Load balancer', BALANCER_GRAPHS, balancer, region)),
      ...serverGroups.map((group) => row('Servers', SERVER_GRAPHS, group, region)),
      ...databases.map((identifier) => row(identifier, DATABASE_GRAPHS, identifier, region)),
      ...queues.map((queue) => row(queue, QUEUE_GRAPHS, queue, region)),
      ...cacheNodes.map((node) => row(node, CACHE_GRAPHS, node, region)),
    ];
    const arns = alarms.map((name) => arnOf('cloudwatch', region, `alarm:${prefix(owner)}-${name}`));
    const lists = Array.from({ length: Math.ceil(arns.length / ALARMS_MAX) }, (_, i) =>
      arns.slice(i * ALARMS_MAX, (i + 1) * ALARMS_MAX),
    );
    const shown = lists.map((list) => [
      { type: 'alarm', x: 0, width: WIDTH, height: HEIGHT, properties: { title: 'Alarms', alarms: list } },
    ]);
    const widgets = [...shown, ...rows].flatMap((graphs, i) => graphs.map((graph) => ({ ...graph, y: i * HEIGHT })));
    new cloudwatch.CfnDashboard(this, 'Page', {
      dashboardName: dashboardName(owner, region),
      dashboardBody: Stack.of(this).toJsonString({ widgets }),
    });
  }
}

/** Graphs of one resource side by side. */
function row(name: string, graphs: readonly Graph[], resource: string, region: string) {
  const width = WIDTH / graphs.length;
  return graphs.map(({ title, namespace, dimension, metrics, statistic: stat }, i) => ({
    type: 'metric',
    x: i * width,
    width,
    height: HEIGHT,
    properties: {
      title: `${name}: ${title}`,
      region,
      stat,
      period: 300,
      metrics: metrics.map((metric) => [namespace, metric, dimension, resource]),
    },
  }));
}
