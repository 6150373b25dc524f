import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { bucketName, cacheName, databaseName, replicaName } from '../../lib/blueprint/names';
import { overlaps, parseCidr } from '../../lib/config/cidr';
import { loadConfig } from '../../lib/config/load';
import { ConfigError } from '../../lib/config/problem';
import { defaultCidr, defaultZones, REGIONS } from '../../lib/config/regions';
import { physicalNames } from '../../lib/config/rules/physical-names';
import { appName, itemName } from '../../lib/config/schema/names';
import { exampleConfig } from '../support/config';

describe('the loader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'any-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'any.yaml');

  const onlyConfigErrors = (text: string) => {
    writeFileSync(file, text);
    try {
      loadConfig(file);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
    }
  };

  it('has nothing but problems to say of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), onlyConfigErrors), { numRuns: 300 });
  });

  it('has nothing but problems to say of any value under any known key', () => {
    const known = [
      'app',
      'stage',
      'reached',
      'overlap',
      'domain',
      'regions',
      'services',
      'database',
      'cache',
      'queues',
      'tables',
      'routing',
    ];
    const anything = fc.dictionary(fc.constantFrom(...known), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(anything, (value) => onlyConfigErrors(stringify(value))),
      { numRuns: 300 },
    );
  });
});

describe('the default address blocks', () => {
  it('are disjoint, for all pairs of Regions', () => {
    const blocks = Object.keys(REGIONS).map((region) => ({ region, block: parseCidr(defaultCidr(region) ?? '') }));
    for (const [i, a] of blocks.entries()) {
      expect([a.region, a.block]).toEqual([a.region, { base: expect.any(Number), prefix: 16 }]);
      for (const b of blocks.slice(i + 1))
        expect([a.region, b.region, overlaps(a.block!, b.block!)]).toEqual([a.region, b.region, false]);
    }
  });

  it('are what they were: a block once given is for ever', () => {
    expect(['us-east-1', 'eu-west-1', 'ap-south-1', 'ap-northeast-1'].map(defaultCidr)).toEqual([
      '10.0.0.0/16',
      '10.16.0.0/16',
      '10.32.0.0/16',
      '10.38.0.0/16',
    ]);
  });
});

describe('the default zones', () => {
  it('are three different ones, or none where three are not known', () => {
    for (const region of Object.keys(REGIONS)) {
      const zones = defaultZones(region);
      expect([region, [0, 3].includes(new Set(zones).size), zones.length === new Set(zones).size]).toEqual([
        region,
        true,
        true,
      ]);
    }
  });
});

describe('physical names', () => {
  const LONGEST_REGION = 'ap-southeast-1';

  it('fit what their services allow, for every application and environment that the rule lets through', () => {
    const words = (schema: typeof appName) =>
      fc.stringMatching(/^[a-z][a-z0-9-]{1,29}$/).filter((word) => schema.safeParse(word).success);
    const property = fc.property(words(appName), words(itemName), (app, environment) => {
      const owner = { app, environment };
      fc.pre(physicalNames.check({ ...exampleConfig(), ...owner }).length === 0);
      expect(bucketName(owner, 'static', '123456789012', LONGEST_REGION)).toMatch(/^[a-z0-9-]{3,63}$/);
      expect(databaseName(owner, 'main')).toMatch(/^[a-z](-?[a-z0-9])*$/);
      expect(replicaName(owner, 'main', 15, 99).length).toBeLessThanOrEqual(63);
      expect(cacheName(owner).length).toBeLessThanOrEqual(40);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
