import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { onlyResource, type Resource, resourcesIn } from '../support/templates';

const ELB = 'AWS::ElasticLoadBalancingV2';
const services = [
  {
    name: 'web',
    image: 'web',
    port: 80,
    path: '/*',
    traffic: { peakRps: 100, latencyMs: 100, connectionsPerServer: 20 },
  },
  { name: 'api', image: 'api', port: 81, path: '/api/*', servers: { min: 3, max: 9 }, drainSeconds: 120 },
];
const config = exampleConfig({ stage: 2, domain: DOMAIN, services, tables: [{ name: 'carts', key: 'id' }] });
const templates = synth(blueprintOf(config));
const ofType = (type: string) => resourcesIn(templates, type);
const bare = synth(blueprintOf(exampleConfig({ stage: 2 })));

/** The resource of a type that a service's own construct made. */
const of = (service: string, type: string): Resource =>
  ofType(type).find(({ Metadata }) => Metadata?.['aws:cdk:path']?.includes(`/LoadBalanced/${service}/`))!;

const attributesOf = (list: { Key: string; Value: string }[]) =>
  Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));

describe('the load balancer of stage 2', () => {
  const balancer = onlyResource(templates, `${ELB}::LoadBalancer`).Properties;

  it('stands in three public subnets and can be deleted, because going back takes it away', () => {
    expect(balancer).toMatchObject({ Scheme: 'internet-facing', Type: 'application' });
    expect(balancer.Subnets).toHaveLength(3);
    expect(attributesOf(balancer.LoadBalancerAttributes)).toEqual({
      'idle_timeout.timeout_seconds': '60',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'deletion_protection.enabled': 'false',
      'access_logs.s3.enabled': 'false',
    });
  });

  it('serves HTTPS with the certificate that stands since stage 1, by TLS 1.2 and 1.3, and sends HTTP there', () => {
    const [http, https] = ['HTTP', 'HTTPS'].map((protocol) =>
      ofType(`${ELB}::Listener`).find(({ Properties }) => Properties.Protocol === protocol),
    );
    expect(https?.Properties).toMatchObject({ Port: 443, SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' });
    expect(JSON.stringify(https?.Properties.Certificates)).toContain('Fn::ImportValue');
    expect(https?.Properties.DefaultActions[0].FixedResponseConfig.StatusCode).toBe('404');
    expect(http?.Properties.DefaultActions[0].RedirectConfig).toEqual({
      Port: '443',
      Protocol: 'HTTPS',
      StatusCode: 'HTTP_301',
    });
  });

  it('serves plain HTTP without a domain, with 404 for what no service takes', () => {
    const { Protocol, DefaultActions } = onlyResource(bare, `${ELB}::Listener`).Properties;
    expect([Protocol, DefaultActions[0].Type]).toEqual(['HTTP', 'fixed-response']);
    const { Outputs = {} } = bare['shop-test-us-east-1-Service']!;
    expect(JSON.stringify(Outputs.Url)).toContain('DNSName');
  });

  it('tries the longer path first', () => {
    const rules = ofType(`${ELB}::ListenerRule`)
      .sort((a, b) => a.Properties.Priority - b.Properties.Priority)
      .map(({ Properties }) => Properties.Conditions[0].PathPatternConfig.Values[0]);
    expect(rules).toEqual(['/api/*', '/*']);
  });

  it('writes access logs where the configuration wants them, into a bucket that stands before', () => {
    const logged = synth(blueprintOf(exampleConfig({ stage: 2, network: { loadBalancer: { accessLogs: true } } })));
    const { LoadBalancerAttributes } = onlyResource(logged, `${ELB}::LoadBalancer`).Properties;
    const [bucket] = resourcesIn(bare, 'AWS::S3::Bucket');
    expect(attributesOf(LoadBalancerAttributes)['access_logs.s3.bucket']).toEqual(bucket?.Properties.BucketName);
    expect(resourcesIn(logged, 'AWS::S3::Bucket')).toEqual([bucket]);
  });

  it('is where the name of the region leads, by an alias', () => {
    const record = ofType('AWS::Route53::RecordSet').find(
      ({ Properties }) => Properties.Name === 'origin-us-east-1.shop.example.com',
    );
    expect(record?.Properties).toMatchObject({ Type: 'A', AliasTarget: { EvaluateTargetHealth: false } });
    expect(record?.Properties).not.toHaveProperty('TTL');
  });
});

describe('the name of a region', () => {
  const record = (change: Parameters<typeof exampleConfig>[0]) => {
    const made = resourcesIn(synth(blueprintOf(exampleConfig({ domain: DOMAIN, ...change }))));
    const { DependsOn = [] } = made.find(({ Properties }) => /^origin-/.test(Properties?.Name))!;
    const types = DependsOn.map((id) => made.find(({ logicalId }) => logicalId === id)?.Type);
    return { types, ids: DependsOn };
  };

  it('moves when the servers it then leads to have reported health, both ways', () => {
    const up = record({ stage: 2, overlap: [1] });
    expect(up.types).toEqual(expect.arrayContaining(['AWS::AutoScaling::AutoScalingGroup', `${ELB}::ListenerRule`]));
    const down = record({ stage: 1, reached: 2, overlap: [2] });
    expect(down.ids).toContainEqual(expect.stringMatching(/^SingleServerGroup/));
  });
});

describe('the servers of a service', () => {
  it('stand without public addresses in the application subnets, behind one NAT gateway', () => {
    const { VPCZoneIdentifier } = of('web', 'AWS::AutoScaling::AutoScalingGroup').Properties;
    expect(JSON.stringify(VPCZoneIdentifier).match(/ApplicationSubnet/g)).toHaveLength(3);
    const [network] = of('web', 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.NetworkInterfaces;
    expect(network.AssociatePublicIpAddress).toBe(false);
    expect(ofType('AWS::EC2::NatGateway')).toHaveLength(1);
    const perZone = synth(blueprintOf(exampleConfig({ stage: 2, network: { nat: 'per-zone' } })));
    expect(resourcesIn(perZone, 'AWS::EC2::NatGateway')).toHaveLength(3);
  });

  it('are as many as the configuration says, two to four by default, and scaling owns the number', () => {
    const sizes = (service: string) => {
      const { MinSize, MaxSize, DesiredCapacity } = of(service, 'AWS::AutoScaling::AutoScalingGroup').Properties;
      return [MinSize, MaxSize, DesiredCapacity];
    };
    expect([sizes('web'), sizes('api')]).toEqual([
      ['2', '4', undefined],
      ['3', '9', undefined],
    ]);
  });

  it('are judged by the balancer, drain before they go, and never outlive two weeks of updates', () => {
    const group = of('api', 'AWS::AutoScaling::AutoScalingGroup').Properties;
    expect(group).toMatchObject({
      HealthCheckType: 'ELB',
      MaxInstanceLifetime: 14 * 24 * 3600,
      InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 },
    });
    const { TargetGroupAttributes, Port, HealthCheckPath } = of('api', `${ELB}::TargetGroup`).Properties;
    expect(attributesOf(TargetGroupAttributes)['deregistration_delay.timeout_seconds']).toBe('120');
    expect([Port, HealthCheckPath]).toEqual([8080, '/']);
  });

  it('roll to a new image with none less in service, and back when one does not report health', () => {
    const { UpdatePolicy, CreationPolicy } = of('api', 'AWS::AutoScaling::AutoScalingGroup') as never as {
      UpdatePolicy: { AutoScalingRollingUpdate: object };
      CreationPolicy: unknown;
    };
    expect(UpdatePolicy.AutoScalingRollingUpdate).toMatchObject({
      MinInstancesInService: 3,
      MaxBatchSize: 2,
      WaitOnResourceSignals: true,
      PauseTime: 'PT15M',
    });
    expect(CreationPolicy).toMatchObject({ ResourceSignal: { Count: 3, Timeout: 'PT15M' } });
  });

  it('grow with the processor, and with requests where the configuration says how many one carries', () => {
    const policies = ofType('AWS::AutoScaling::ScalingPolicy').map(({ Properties }) => {
      const { PredefinedMetricSpecification: metric, TargetValue } = Properties.TargetTrackingConfiguration;
      return [metric.PredefinedMetricType, TargetValue];
    });
    // 20 connections of 100 ms are 200 requests a second; 70 % of them, by the minute.
    expect(policies.sort()).toEqual([
      ['ALBRequestCountPerTarget', 8400],
      ['ASGAverageCPUUtilization', 60],
      ['ASGAverageCPUUtilization', 60],
    ]);
  });

  it('have a role a service, which may do for it and for no other', () => {
    const apart = exampleConfig({
      stage: 2,
      database: { access: 'per-service' },
      services: services.map((service) => ({ ...service, traffic: undefined })),
    });
    const policies = resourcesIn(synth(blueprintOf(apart)), 'AWS::IAM::ManagedPolicy').map(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument),
    );
    expect(policies).toHaveLength(2);
    expect(policies.filter((text) => text.includes('/database/main/web-'))).toHaveLength(1);
    expect(policies.filter((text) => text.includes('/database/main/api-'))).toHaveLength(1);
    expect(policies.join()).not.toContain('AssociateAddress');
  });
});

describe('the alarms of stage 2', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm');
  const named = (name: string) =>
    alarms.find(({ Properties }) => Properties.AlarmName === `shop-test-${name}`)?.Properties;

  it('count errors as a share, and only where there are enough requests to say so', () => {
    const { Metrics, Threshold } = named('balancer-errors');
    expect([Metrics[0].Expression, Threshold]).toEqual([
      'IF(requests > 100, 100 * (FILL(servers, 0) + FILL(balancer, 0)) / requests, 0)',
      5,
    ]);
    expect(Metrics.slice(1).map(({ Id }: { Id: string }) => Id)).toEqual(['requests', 'servers', 'balancer']);
  });

  it('watch the slowest hundredth, and each service by its targets', () => {
    expect(named('balancer-latency')).toMatchObject({ ExtendedStatistic: 'p99', Threshold: 2 });
    for (const service of ['web', 'api']) {
      expect(named(`service-${service}-down`)).toMatchObject({ TreatMissingData: 'breaching', Threshold: 1 });
      expect(named(`service-${service}-unhealthy`)).toMatchObject({ MetricName: 'UnHealthyHostCount' });
    }
  });

  it('are about nothing that passes within a quarter of an hour, and each has a name of its own', () => {
    for (const { Properties } of alarms) {
      const period = Properties.Period ?? Properties.Metrics[1].MetricStat.Period;
      expect(period * Properties.DatapointsToAlarm).toBeGreaterThanOrEqual(15 * 60);
    }
    const names = alarms.map(({ Properties }) => Properties.AlarmName);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a cut-over', () => {
  const types = (change: Parameters<typeof exampleConfig>[0]) => {
    const made = synth(blueprintOf(exampleConfig({ domain: DOMAIN, ...change })));
    const groups = resourcesIn(made, 'AWS::AutoScaling::AutoScalingGroup').length;
    const gateways = resourcesIn(made, 'AWS::EC2::NatGateway').length;
    const addresses = resourcesIn(made, 'AWS::EC2::EIP').length;
    const records = resourcesIn(made, 'AWS::Route53::RecordSet').filter(({ Properties }) =>
      Properties.Name.startsWith('origin-'),
    );
    return { groups, gateways, addresses, balanced: records.every(({ Properties }) => Properties.AliasTarget) };
  };

  it('has both at once, the name at the new one; the address of the gateway stays when the gateway goes', () => {
    expect(types({ stage: 1 })).toEqual({ groups: 1, gateways: 0, addresses: 1, balanced: false });
    expect(types({ stage: 2, overlap: [1] })).toEqual({ groups: 2, gateways: 1, addresses: 2, balanced: true });
    expect(types({ stage: 2 })).toEqual({ groups: 1, gateways: 1, addresses: 2, balanced: true });
    expect(types({ stage: 1, reached: 2, overlap: [2] })).toEqual({
      groups: 2,
      gateways: 1,
      addresses: 2,
      balanced: false,
    });
    expect(types({ stage: 1, reached: 2 })).toEqual({ groups: 1, gateways: 0, addresses: 2, balanced: false });
  });
});
