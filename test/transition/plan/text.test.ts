import { planTransition } from '../../../lib/transition/plan/plan';
import { planText } from '../../../lib/transition/plan/text';
import { DOMAIN } from '../../support/config';
import { resource, template } from '../../support/fake-templates';
import { type ConfigChange, planOf } from '../../support/plans';

const LARGE = { instance: 'db.m7g.large' };

describe('the way back from a step', () => {
  const cases: readonly [name: string, before: ConfigChange, after: ConfigChange, reversible: boolean, back: string][] =
    [
      ['a class', {}, { database: LARGE }, true, 'database.instance: db.t4g.micro'],
      [
        'a later stage',
        { overlap: [2] },
        { stage: 2, overlap: [1], cache: {} },
        true,
        'stage: 1; overlap: [2]; reached: 2',
      ],
      [
        'a stage before',
        { stage: 2, overlap: [1] },
        { reached: 2, overlap: [2] },
        true,
        'stage: 2; overlap: [1]; remove reached',
      ],
      ['a table', {}, { tables: [{ name: 'carts', key: 'id' }] }, true, 'nothing to do: what is new may stay'],
      ['the same configuration', {}, {}, true, 'deploy the version of the kit before'],
      [
        'more storage',
        {},
        { database: { storageGb: 50 } },
        false,
        'none for storage: RDS never takes it away; all else can be put back',
      ],
      [
        'a version of PostgreSQL',
        { database: { version: '16' } },
        {},
        false,
        'none: PostgreSQL never goes back; restore the snapshot before the upgrade as another database',
      ],
      ['a domain', { domain: undefined }, {}, false, 'none: a domain stays with its environment'],
      [
        'a retired table',
        { tables: [{ name: 'carts', key: 'id' }] },
        { retired: ['table/carts'] },
        false,
        'none: what is retired stays in AWS, and would have to be imported',
      ],
      [
        'a retired region',
        { stage: 4, regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }, { name: 'ap-south-1' }] },
        { stage: 4, regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }], retired: ['region/ap-south-1'] },
        true,
        'remove retired; regions[ap-south-1]: { name: ap-south-1 }',
      ],
      [
        'a secret of the origin, whose oldest goes',
        { stage: 3, edge: { originSecretVersion: 2 } },
        { stage: 3, edge: { originSecretVersion: 3 } },
        true,
        'nothing to do: what is new may stay',
      ],
      [
        'a secret of the origin and a static path',
        { stage: 3 },
        { stage: 3, edge: { originSecretVersion: 2, static: [{ path: '/assets/*', ttlSeconds: 60 }] } },
        true,
        'remove edge.static',
      ],
      [
        'a static path',
        { stage: 3 },
        { stage: 3, edge: { static: [{ path: '/a', ttlSeconds: 60 }] } },
        true,
        'remove edge',
      ],
      ['a cache that goes', { stage: 2, cache: {} }, { stage: 2 }, false, 'none: Cache is gone, without what it held'],
    ];

  it.each(cases)('with %s', (_, before, after, reversible, back) => {
    expect(planOf(before, after).steps).toMatchObject([{ reversible, back }]);
  });
});

describe('the text of a plan', () => {
  it('says what to write, what it costs and how to go back', () => {
    const plan = planOf({}, { stage: 2, database: LARGE });
    expect(planText(plan)).toBe(`\
stage 1 -> stage 2: 3 deploys, about 50 min in all
1. Go to stage 2, with stage 1 beside it: about 33 min
   users    writes are slower while the copy in another zone is made
   write    stage: 2
            overlap: [1]
   stacks   shop-test-us-east-1: Network, Data, Service
   update   2: DatabaseMain, Record
   create   6: NatGateway, LoadBalancer, TargetGroup, Listener, ListenerRule, AutoScalingGroup
   back     stage: 1; overlap: [2]; reached: 2
2. Change database.instance: about 11 min
   users    up to 120 s: the database fails over to its copy in another zone
   write    database.instance: db.m7g.large
   stacks   shop-test-us-east-1: Data
   update   1: DatabaseMain
   back     database.instance: db.t4g.micro
3. Take away what served stage 1: about 6 min
   wait     60 s, until no resolver has the old address
   users    no outage, but connections that outlasted the cut-over end
   write    remove overlap
   stacks   shop-test-us-east-1: Service
   remove   2: SingleServerTemplate, SingleServerGroup
   back     overlap: [1]
Minutes are assumptions, not measurements. Deploy each step to its end before the next.`);
  });

  it('is short where there is little to say', () => {
    expect(planText(planOf({}, {}))).toBe(`\
stage 1 -> stage 1: 1 deploy, about 0 min
1. Deploy what the same configuration makes now: about 0 min
   users    nobody notices
   changes  none
   back     deploy the version of the kit before
Minutes are assumptions, not measurements. Deploy each step to its end before the next.`);
  });

  it('quotes in YAML what needs quotes', () => {
    const { steps } = planOf(
      { database: { version: '16' } },
      { tags: { owner: 'yes' }, domain: DOMAIN, account: '123456789012' },
    );
    expect(steps.flatMap(({ configuration }) => configuration)).toEqual([
      'account: "123456789012"',
      'tags.owner: "yes"',
      'database.version: "17"',
    ]);
  });

  it('writes of a region, of routing and of the edge only what is not so by itself', () => {
    const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }];
    const { steps } = planOf(
      { stage: 3 },
      {
        stage: 4,
        regions: [...regions, { name: 'ap-south-1', cidr: '10.99.0.0/16' }],
        routing: { policy: 'geoproximity', bias: { 'eu-west-1': 20 } },
        edge: { waf: 'count' },
      },
    );
    expect(steps.map(({ configuration }) => configuration)).toEqual([
      [
        'stage: 4',
        'regions[eu-west-1]: { name: eu-west-1 }',
        'edge: { waf: count }',
        'routing: { policy: geoproximity, bias: { eu-west-1: 20 } }',
      ],
      ['regions[ap-south-1]: { name: ap-south-1, cidr: "10.99.0.0/16" }'],
    ]);
  });

  it('says what all stacks have in common once, and counts them where there are many', () => {
    const lineOf = (...stacks: string[]) => {
      const any = template({ Any: resource('AWS::SQS::Queue') });
      const templates = Object.fromEntries(stacks.map((stack) => [`shop-test-${stack}`, any]));
      const text = planText(planTransition({ shownAs: '', templates: {} }, { shownAs: '', templates }));
      return text.split('\n').find((line) => line.startsWith('   stacks'));
    };
    const all = (region: string) => ['Network', 'Data', 'Data-orders2', 'Service'].map((kind) => `${region}-${kind}`);
    expect(lineOf('eu-west-1-Data', 'us-east-1-Data', 'us-east-1-Service', 'Edge')).toBe(
      '   stacks   shop-test-eu-west-1: Data; us-east-1: Data, Service; Edge',
    );
    expect(lineOf(...all('eu-west-1'), 'us-east-1-Data', ...all('ap-south-1'), 'Edge')).toBe(
      '   stacks   shop-test-ap-south-1: 4 stacks; eu-west-1: 4 stacks; us-east-1: Data; Edge',
    );
  });

  it('says what else happens, and breaks a long way back', () => {
    const places = { EU: ['eu-west-1', 'us-east-1'], AS: ['eu-west-1', 'us-east-1'], AF: ['eu-west-1', 'us-east-1'] };
    const several = { stage: 4 as const, regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] };
    const plan = planOf({ ...several, routing: { policy: 'geolocation' as const, places } }, several);
    const [step] = plan.steps;
    const also = ['one thing', 'another', 'a third'];
    expect(
      planText({ ...plan, steps: [{ ...step!, back: Array(12).fill('a: long way').join('; '), also }] }),
    ).toContain(`\
   users    nobody notices
   also     one thing
            another
   write    remove routing
   changes  none
   back     a: long way; a: long way; a: long way; a: long way; a: long way; a: long way
            a: long way; a: long way; a: long way; a: long way; a: long way; a: long way
`);
  });
});
