import type { Blueprint } from '../../lib/blueprint/blueprint';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { assemblyFrom, synth } from '../support/synth';
import { onlyResource, resourcesIn } from '../support/templates';

const stage1 = blueprintOf(exampleConfig({ domain: DOMAIN }));

describe('assemble', () => {
  it('cuts stacks by lifetime', () => {
    expect(Object.keys(synth(stage1))).toEqual([
      'shop-test-us-east-1-Network',
      'shop-test-us-east-1-Data',
      'shop-test-us-east-1-Service',
      'shop-test-Edge',
    ]);
  });

  it('makes no names without a domain', () => {
    const templates = synth(blueprintOf(exampleConfig()));
    expect(Object.keys(templates)).not.toContain('shop-test-Edge');
    expect(resourcesIn(templates, 'AWS::Route53::RecordSet')).toEqual([]);
    expect(resourcesIn(templates, 'AWS::CertificateManager::Certificate')).toEqual([]);
  });

  it('depends on direct neighbours only', () => {
    const { stacks } = assemblyFrom(twoRegions(stage1));
    const names = new Set(stacks.map(({ id }) => id));
    const edges = stacks.flatMap(({ id, dependencies }) =>
      dependencies.filter((other) => names.has(other.id)).map((other) => `${id} -> ${other.id}`),
    );
    expect(edges.sort()).toEqual([
      'shop-test-Edge -> shop-test-eu-west-1-Service',
      'shop-test-Edge -> shop-test-us-east-1-Service',
      'shop-test-eu-west-1-Data -> shop-test-eu-west-1-Network',
      'shop-test-eu-west-1-Service -> shop-test-eu-west-1-Data',
      'shop-test-eu-west-1-Service -> shop-test-eu-west-1-Network',
      'shop-test-us-east-1-Data -> shop-test-us-east-1-Network',
      'shop-test-us-east-1-Service -> shop-test-us-east-1-Data',
      'shop-test-us-east-1-Service -> shop-test-us-east-1-Network',
    ]);
  });

  it('keeps the stack of a region where nothing runs any more, with one handle in it', () => {
    const [home, other] = twoRegions(stage1).regions;
    const { running: _, ...emptied } = other!;
    const templates = synth({ ...stage1, regions: [home!, emptied] });
    expect(Object.values(templates['shop-test-eu-west-1-Service']!.Resources).map(({ Type }) => Type)).toEqual([
      'AWS::CloudFormation::WaitConditionHandle',
    ]);
    expect(JSON.stringify(templates['shop-test-Edge'])).not.toContain('eu-west-1');
  });

  it('refuses a blueprint in which databases would silently leave their template', () => {
    const { running: _, ...emptied } = stage1.regions[0]!;
    expect(() => synth({ ...stage1, regions: [emptied] })).toThrow('us-east-1 has databases and runs nothing');
  });

  it('protects the stack with data from deletion, unless the environment is unprotected', () => {
    const protection = (blueprint: Blueprint) =>
      assemblyFrom(blueprint)
        .stacks.filter((stack) => stack.terminationProtection)
        .map(({ id }) => id);
    expect(protection(stage1)).toEqual(['shop-test-us-east-1-Data']);
    expect(protection(blueprintOf(exampleConfig({ unprotected: 'throw-away' })))).toEqual([]);
  });

  it('logs traffic only when asked', () => {
    expect(resourcesIn(synth(stage1), 'AWS::EC2::FlowLog')).toEqual([]);
    const logged = synth(blueprintOf(exampleConfig({ network: { flowLogs: true } })));
    expect(onlyResource(logged, 'AWS::EC2::FlowLog').Properties.TrafficType).toBe('ALL');
  });

  it('tags stacks with what the configuration says, and never with the stage', () => {
    const { stacks } = assemblyFrom(blueprintOf(exampleConfig({ tags: { owner: 'platform' } })));
    for (const { tags } of stacks) expect(tags).toEqual({ owner: 'platform', app: 'shop', environment: 'test' });
  });

  it('gives a new server 15 minutes to report, and keeps the old one meanwhile', () => {
    const { CreationPolicy, UpdatePolicy } = onlyResource(
      synth(stage1),
      'AWS::AutoScaling::AutoScalingGroup',
    ) as never as {
      CreationPolicy: unknown;
      UpdatePolicy: { AutoScalingRollingUpdate: unknown };
    };
    expect(CreationPolicy).toEqual({ ResourceSignal: { Count: 1, Timeout: 'PT15M' } });
    expect(UpdatePolicy.AutoScalingRollingUpdate).toMatchObject({
      MinInstancesInService: 1,
      WaitOnResourceSignals: true,
    });
  });

  it('pins the machine image where the configuration names one', () => {
    const imageOf = (ami: Record<string, string>) => {
      const services = [{ name: 'web', image: 'nginx', port: 80, ami }];
      const { Properties } = onlyResource(synth(blueprintOf(exampleConfig({ services }))), 'AWS::EC2::LaunchTemplate');
      return Properties.LaunchTemplateData.ImageId;
    };
    expect(imageOf({ 'us-east-1': 'ami-0123456789abcdef0' })).toBe('ami-0123456789abcdef0');
    expect(imageOf({})).toMatch(/^resolve:ssm:.*al2023.*-arm64$/);
  });

  it('fails the synth when a server would get more user data than EC2 takes', () => {
    const services = [{ name: 'web', image: 'nginx', port: 80, environment: { A: 'x'.repeat(17_000) } }];
    expect(() => synth(blueprintOf(exampleConfig({ services })))).toThrow(/user data: \d+ bytes \(at most 16384\)/);
  });

  it('fails the synth when a topology parameter could outgrow 4 KB, and says which', () => {
    const tables = Array.from({ length: 100 }, (_, i) => ({ name: `table-number-${i}`, key: 'id' }));
    expect(() => synth(blueprintOf(exampleConfig({ tables })))).toThrow(
      /topology\/database: may reach \d+ bytes \(at most 4096\)/,
    );
  });
});

/** The same in two regions: stage 4 will make such blueprints, the stacks must be able to already. */
function twoRegions(blueprint: Blueprint): Blueprint {
  const [home] = blueprint.regions;
  const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  return {
    ...blueprint,
    regions: [
      home!,
      {
        ...home!,
        name: 'eu-west-1',
        role: 'secondary',
        network: { ...home!.network, cidr: '10.16.0.0/16', zones },
        data: {
          databases: [],
          tables: [],
          requestLogs: 'none',
          staticFiles: 'none',
          queues: [],
          topics: [],
          originSecrets: [],
          eventBus: 'none',
          events: [],
          drainFlags: 'none',
          shardMap: 'none',
        },
      },
    ],
  };
}
