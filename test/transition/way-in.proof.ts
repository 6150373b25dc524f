import type { Config, ScalingStage } from '../../lib/config/config';
import { RULES } from '../../lib/config/rules';
import { deployOrder } from '../../lib/transition/plan/stack-order';
import { configurationsBetween } from '../../lib/transition/plan/steps/between';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { resourcesIn } from '../support/templates';
import { type Deployed, type WayIn, waysIn } from '../support/way-in';

const HOME = 'us-east-1';
const EU = 'eu-west-1';
const AP = 'ap-south-1';
const listed = (...regions: string[]) => ({ regions: regions.map((name) => ({ name })) });

const at = (stage: ScalingStage, more: object = {}) =>
  exampleConfig({
    stage,
    domain: DOMAIN,
    ...(stage >= 3 ? { queues: [] } : {}),
    ...(stage === 4 ? listed(HOME, EU) : {}),
    ...more,
  });

/** Gone back from stage 4, with the regions that it had. */
const back = (stage: ScalingStage, more: object = {}) => at(stage, { reached: 4, ...listed(HOME, EU), ...more });

const known = new Map<string, Deployed>();
/** In the order in which CDK deploys them. */
function templatesOf(config: Config): Deployed {
  const key = JSON.stringify(config);
  const templates = known.get(key) ?? synth(blueprintOf(config));
  known.set(key, templates);
  return templates;
}

/** Ways in of users of each region, and those by which the servers of other regions send their writes. */
function waysOf(deployed: Deployed, regions: readonly string[]): WayIn[] {
  const users = regions.flatMap((region) => waysIn(DOMAIN.name, deployed, { region }));
  const served = new Set(users.flatMap(({ region }) => (region !== undefined && region !== HOME ? [region] : [])));
  return [...users, ...[...served].flatMap((region) => writes(region, deployed))];
}

/** As the topology of the region tells its servers. */
function writes(region: string, deployed: Deployed): WayIn[] {
  const parameters = resourcesIn({ Data: deployed[`shop-test-${region}-Data`]! }, 'AWS::SSM::Parameter');
  const [, secret] = /"secret\\+":\\+"(shop\/test\/origin\/v\d+)/.exec(JSON.stringify(parameters)) ?? [];
  const shows = `{{resolve:secretsmanager:${secret}:SecretString}}`;
  return waysIn(`write.${DOMAIN.name}`, deployed, { region, shows }).map((way) => {
    const isServed = way.region === HOME && way.through.includes('load balancer');
    return way.refused !== undefined || isServed ? way : { ...way, refused: 'no load balancer of home takes writes' };
  });
}

/** The order of the plan, and that of CDK, which goes by dependencies alone. */
const orders = (after: Deployed, regions: readonly string[]) => [
  deployOrder(Object.keys(after), regions),
  Object.keys(after),
];

/**
 * What stands after each stack of each deploy. At each of these moments a user may come by the names as they lead now, or, while
 * resolvers still have them, as they led when the deploy began.
 */
function refusals(configs: readonly Config[]): string[] {
  return configs.slice(1).flatMap((config, step) => {
    const [before, after] = [templatesOf(configs[step]!), templatesOf(config)];
    const edge = Object.keys(after).find((name) => name.endsWith('-Edge'))!;
    const regions = [...new Set([configs[step]!, config].flatMap((each) => each.regions.map(({ name }) => name)))];
    return orders(after, regions).flatMap((order) => {
      let deployed: Deployed = before;
      return order.flatMap((stack) => {
        deployed = { ...deployed, [stack]: after[stack]! };
        const ways = [deployed, { ...deployed, [edge]: before[edge]! }].flatMap((each) => waysOf(each, regions));
        return ways.flatMap(({ through, refused }) =>
          refused === undefined ? [] : [`deploy ${step + 1}, after ${stack}: ${through.join(' > ')}: ${refused}`],
        );
      });
    });
  });
}

const planned = (from: Config, to: Config) => [
  from,
  ...configurationsBetween(from, to).map(({ config }) => config),
  to,
];

describe('the way in', () => {
  it('leads to the server, to the load balancer, and through the CDN to the load balancer', () => {
    const led = ([1, 2, 3] as const).map((stage) => waysIn(DOMAIN.name, templatesOf(at(stage)), { region: HOME }));
    expect(led.map((ways) => ways.map(({ through }) => through))).toEqual([
      [['shop.example.com', 'origin.shop.example.com', 'server']],
      [['shop.example.com', 'origin.shop.example.com', 'load balancer']],
      [['CDN', 'load balancer']].map(([cdn, balancer]) => [cdn, 'origin.shop.example.com', balancer]),
    ]);
  });

  it('leads users of a region with servers to these, and others to any', () => {
    const led = (region: string) => waysIn(DOMAIN.name, templatesOf(at(4)), { region }).map((way) => way.region);
    expect([HOME, EU, AP].map(led)).toEqual([[HOME], [EU], [HOME, EU]]);
  });

  it('is closed from stage 3 on for whoever comes past the CDN', () => {
    for (const stage of [3, 4] as const) {
      const deployed = templatesOf(at(stage));
      const refused = (name: string) => waysIn(name, deployed, { region: HOME }).map((way) => way.refused);
      expect(refused('origin.shop.example.com')).toEqual([expect.stringContaining('lets nobody in')]);
      expect(refused(DOMAIN.name)).toEqual([undefined]);
    }
  });

  it('has a name for writes before users come to another region, and as long as others stand', () => {
    const records = (config: Config) => resourcesIn(templatesOf(config), 'AWS::Route53::RecordSet');
    const [write] = records(at(4)).filter(({ Properties }) => Properties.Name === `write.${DOMAIN.name}`);
    const members = records(at(4)).filter(({ Properties }) => Properties.Region === EU);
    expect(members.map(({ DependsOn }) => DependsOn)).toEqual([[write?.logicalId]]);
    expect(records(back(3)).map(({ logicalId }) => logicalId)).toContain(write?.logicalId);
  });

  const places = { policy: 'geolocation', places: { EU: [EU, HOME], default: [HOME, EU] } };
  it.each([
    ['1 to 3', at(1), at(3), 3],
    ['2 to 3', at(2), at(3), 3],
    ['3 to 2', at(3), at(2, { reached: 3 }), 3],
    ['3 to 1', at(3), at(1, { reached: 3 }), 3],
    ['3 to 4', at(3), at(4), 2],
    ['1 to 4', at(1), at(4), 3],
    ['4 to 3', at(4), back(3), 3],
    ['4 to 2', at(4), back(2), 3],
    ['4 to 1', at(4), back(1), 5],
    ['two regions to three', at(4), at(4, listed(HOME, EU, AP)), 2],
    ['the nearest region to that of a place', at(4), at(4, { routing: places }), 2],
    ['that of a place to the nearest', at(4, { routing: places }), at(4), 2],
    ['places to distances', at(4, { routing: places }), at(4, { routing: { policy: 'geoproximity' } }), 2],
    ['regions of places to one region', at(4, { routing: places }), back(3), 3],
  ])('refuses nobody at any step of the plan from %s', (_, from, to, halts) => {
    const configs = planned(from, to);
    expect(configs).toHaveLength(halts);
    for (const config of configs) expect(RULES.flatMap(({ check }) => check(config))).toEqual([]);
    expect(refusals(configs)).toEqual([]);
  });

  it('refuses nobody while the secret between CDN and load balancer changes', () => {
    const version = (originSecretVersion: number) => at(3, { edge: { originSecretVersion } });
    expect(refusals([version(1), version(2), version(3)])).toEqual([]);
    // What the check blocks.
    expect(refusals([version(1), version(3)])).not.toEqual([]);
    expect(refusals([version(2), version(1)])).not.toEqual([]);
  });

  it('would refuse everybody for a while in one step from 2 to 3', () => {
    expect(refusals([at(2), at(3)])).toContainEqual(expect.stringContaining('after shop-test-us-east-1-Service'));
  });

  it('would refuse users of a region in one step from 4 to 3', () => {
    expect(refusals([at(4), back(3)])).toContainEqual(
      expect.stringMatching(
        /after shop-test-eu-west-1-Service: CDN > .*: origin-eu-west-1.shop.example.com has no record/,
      ),
    );
  });

  it('would refuse writes of a region in one step from 4 to 1, whatever stands beside it', () => {
    expect(refusals([at(4), back(1, { overlap: [4] })])).toContainEqual(
      expect.stringContaining('no load balancer of home takes writes'),
    );
  });
});
