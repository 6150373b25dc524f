import { continentRows, countryRows, placeTable } from '../../lib/cli/place-table';
import { regionTable } from '../../lib/cli/region-table';
import { regionTableJson } from '../../lib/cli/region-table-json';
import { holds, percent, regionTableText } from '../../lib/cli/region-table-text';
import { regionOutcomes } from '../../lib/geodns/regions';
import { lossOf } from '../../lib/geodns/table';
import { zoneOf } from '../../lib/geodns/zone-of-blueprint';
import { blueprintOf } from '../../stages';
import { loadEnvironment } from '../../stages/load';
import { DOMAIN, exampleConfig } from '../support/config';

const { blueprint, config } = loadEnvironment('global');
const { by, regions } = blueprint.routing;
const table = regionTable(blueprint, config, []);
const text = regionTableText('global', by, table);
const lines = (printed: string) => printed.split('\n');

describe('the table of regions', () => {
  it('has a line for each loss and each region that answers then', () => {
    const rows = lines(text)
      .slice(3, 12)
      .map((line) => line.split(/ {2,}/).slice(0, 2));
    expect(rows).toEqual([
      ['none', 'us-east-1'],
      ['', 'eu-west-1'],
      ['', 'ap-south-1'],
      ['us-east-1', 'eu-west-1'],
      ['', 'ap-south-1'],
      ['eu-west-1', 'us-east-1'],
      ['', 'ap-south-1'],
      ['ap-south-1', 'us-east-1'],
      ['', 'eu-west-1'],
    ]);
    expect(lines(text)[3]).toMatch(/12\.8 % +< 0\.1 %, in 10 countries +holds: web 51 of 6000$/);
    expect(text).toContain('Load not known: no traffic in the configuration for orders');
    expect(holds(table)).toBe(true);
  });

  it('lists every country and continent, with ~ at near ties, within 100 columns', () => {
    const countries = countryRows(table);
    expect(countries).toHaveLength(250);
    const all = placeTable(table, countries);
    expect(all).toMatch(/^ZA South Africa +0\.8 % +ap-south-1 ~ /m);
    expect(all).toMatch(/^IN India +17\.8 % +ap-south-1 +ap-south-1 +ap-south-1$/m);
    const continents = continentRows(table);
    expect(continents.map(({ name }) => name).slice(0, 3)).toEqual(['Asia', 'Africa', 'Europe']);
    for (const line of [text, all, placeTable(table, continents)].flatMap(lines)) expect(line.length).toBeLessThan(101);
  });

  it('says when the others can not carry it, and that one region is all there is', () => {
    const services = config.services.map((service) => ({
      ...service,
      ...(service.traffic ? { traffic: { ...service.traffic, peakRps: 7000 } } : {}),
    }));
    const crowded = regionTable(blueprint, { ...config, services }, ['us-east-1']);
    expect(holds(crowded)).toBe(false);
    expect(regionTableText('global', by, crowded)).toMatch(/too much: web 7000 of 6000$/m);
    const alone = exampleConfig({ stage: 2, domain: DOMAIN });
    const one = regionTableText('test', by, regionTable(blueprintOf(alone), alone, []));
    expect(one).toContain('There is one region: when it is lost, nobody is served.');
    expect(one).toMatch(/us-east-1 +100 % +none +not known$/m);
  });

  it('has the same for machines, with shares that make 1', () => {
    const [now] = table.map(regionTableJson);
    expect(now?.regions.map(({ region }) => region)).toEqual(regions);
    expect(now?.regions.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(1, 9);
    expect(now?.regions[0]).toMatchObject({
      services: [{ service: 'web', most: 6000, holds: true }],
      withoutTraffic: ['orders'],
    });
    expect(now?.countries.find(({ country }) => country === 'IN')).toEqual({
      country: 'IN',
      name: 'India',
      continent: 'AS',
      people: 1_464_000_000,
      regions: [{ region: 'ap-south-1', share: 1 }],
      nearTies: 0,
    });
  });

  it.each([
    [0, '0.0 %'],
    [0.0002, '< 0.1 %'],
    [0.12345, '12.3 %'],
    [1 - 1e-12, '100 %'],
  ])('prints %d as %s', (share, expected) => {
    expect(percent(share)).toBe(expected);
  });

  it('takes less than a second for all countries and all subsets of three regions', () => {
    const zone = zoneOf(blueprint);
    const started = performance.now();
    for (let subset = 0; subset < 8; subset += 1) {
      const down = regions.filter((_, i) => (subset >> i) & 1);
      lossOf(regions, down, (client, dead) => regionOutcomes(zone, blueprint, client, dead));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
