import { blueprintOf } from '../../stages';
import { exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource, resourcesIn } from '../support/templates';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly metrics?: readonly string[][];
    readonly alarms?: readonly string[];
  };
}

const shown = synth(blueprintOf(exampleConfig({ dashboard: true })));

describe('the dashboard', () => {
  const { stack, Properties } = onlyResource(shown, 'AWS::CloudWatch::Dashboard');
  const body = Properties.DashboardBody as { 'Fn::Join': [string, (string | object)[]] };
  const text = body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'TOKEN')).join('');
  const { widgets } = JSON.parse(text) as { widgets: Widget[] };

  it('is off at stage 1 unless it is asked for, because a fourth one in an account costs', () => {
    expect(resourcesIn(synth(blueprintOf(exampleConfig())), 'AWS::CloudWatch::Dashboard')).toEqual([]);
  });

  it('stands with what can be had again, under a name that no other region has', () => {
    expect([stack, Properties.DashboardName]).toEqual(['shop-test-us-east-1-Service', 'shop-test-us-east-1']);
  });

  it('shows servers and database', () => {
    const metrics = widgets.flatMap(({ properties }) => properties.metrics ?? []);
    expect(metrics.map(([namespace, metric]) => `${namespace} ${metric}`)).toEqual([
      'AWS/EC2 CPUUtilization',
      'CWAgent mem_used_percent',
      'CWAgent disk_used_percent',
      'AWS/RDS CPUUtilization',
      'AWS/RDS DatabaseConnections',
      'AWS/RDS FreeStorageSpace',
      'AWS/RDS ReadLatency',
      'AWS/RDS WriteLatency',
    ]);
    expect(metrics.at(-1)?.slice(2)).toEqual(['DBInstanceIdentifier', 'shop-test-main']);
  });

  const grown = synth(blueprintOf(exampleConfig({ stage: 2 })));
  const page = JSON.stringify(onlyResource(grown, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);

  it('shows requests, errors and the slowest hundredth of a load balancer', () => {
    for (const metric of ['RequestCount', 'HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count', 'TargetResponseTime'])
      expect(page).toContain(metric);
    expect(page).toContain('p99');
  });

  it('shows each node of a cache, because one alone can be hot', () => {
    for (const node of ['shop-test-cache-0001-001', 'shop-test-cache-0001-002']) expect(page).toContain(node);
  });

  it('shows the state of every alarm there is', () => {
    const names = resourcesIn(shown, 'AWS::CloudWatch::Alarm').map(({ Properties: { AlarmName } }) => AlarmName);
    const [alarms] = widgets.filter(({ type }) => type === 'alarm');
    expect(alarms?.properties.alarms?.map((arn) => arn.split(':alarm:')[1]).sort()).toEqual(names.sort());
  });

  it('has no widget over another, and none over the edge', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });

  it('goes with what runs, when an environment goes back', () => {
    const blueprint = blueprintOf(exampleConfig({ dashboard: true }));
    const [region] = blueprint.regions;
    const { running: _, ...stopped } = region!;
    const emptied = { ...blueprint, regions: [{ ...stopped, data: { ...stopped.data, databases: [] } }] };
    expect(resourcesIn(synth(emptied), 'AWS::CloudWatch::Dashboard')).toEqual([]);
  });
});
