import type { Config } from '../../lib/config/config';
import { deployOrder } from '../../lib/transition/plan/stack-order';
import { configurationsBetween } from '../../lib/transition/plan/steps/between';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { synth } from '../support/synth';
import { type Deployed, wayIn } from '../support/way-in';

const at = (stage: 1 | 2 | 3, more: object = {}) =>
  exampleConfig({ stage, domain: DOMAIN, ...(stage === 3 ? { queues: [] } : {}), ...more });

const known = new Map<string, Deployed>();
function templatesOf(config: Config): Deployed {
  const key = JSON.stringify(config);
  const templates = known.get(key) ?? synth(blueprintOf(config));
  known.set(key, templates);
  return templates;
}

/**
 * What stands after each stack of each deploy. At each of these moments a user may come by the name as it leads now, or, while
 * resolvers still have it, as it led when the deploy began.
 */
function refusals(configs: readonly Config[]): string[] {
  return configs.slice(1).flatMap((config, step) => {
    const [before, after] = [templatesOf(configs[step]!), templatesOf(config)];
    let deployed: Deployed = before;
    return deployOrder(Object.keys(after), ['us-east-1']).flatMap((stack) => {
      deployed = { ...deployed, [stack]: after[stack]! };
      const edge = Object.keys(after).find((name) => name.endsWith('-Edge'))!;
      const old = { ...deployed, [edge]: before[edge]! };
      return [deployed, old].flatMap((each) => {
        const { through, refused } = wayIn(DOMAIN.name, each);
        return refused === undefined ? [] : [`deploy ${step + 1}, after ${stack}: ${through.join(' > ')}: ${refused}`];
      });
    });
  });
}

describe('the way in', () => {
  it('leads to the server, to the load balancer, and through the CDN to the load balancer', () => {
    const led = [1, 2, 3].map((stage) => wayIn(DOMAIN.name, templatesOf(at(stage as 1 | 2 | 3))).through);
    expect(led).toEqual([
      ['shop.example.com', 'origin.shop.example.com', 'server'],
      ['shop.example.com', 'origin.shop.example.com', 'load balancer'],
      ['CDN', 'load balancer'],
    ]);
  });

  it('is closed at stage 3 for whoever comes past the CDN', () => {
    expect(wayIn('origin.shop.example.com', templatesOf(at(3))).refused).toContain('lets nobody in');
    expect(wayIn(DOMAIN.name, templatesOf(at(3))).refused).toBeUndefined();
  });

  it.each([
    ['1 to 3', at(1), at(3)],
    ['2 to 3', at(2), at(3)],
    ['3 to 2', at(3), at(2, { reached: 3 })],
    ['3 to 1', at(3), at(1, { reached: 3 })],
  ])('refuses nobody at any step of the plan from %s', (_, from, to) => {
    const configs = [from, ...configurationsBetween(from, to).map(({ config }) => config), to];
    expect(configs.length).toBeGreaterThan(2);
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
});
