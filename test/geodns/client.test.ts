import { clientOf } from '../../lib/geodns/client';
import { latencyBetween } from '../../lib/geodns/latency';
import { isNearTie } from '../../lib/geodns/near-tie';
import type { PlacedClient } from '../../lib/geodns/places';

describe('a client', () => {
  it.each([
    ['IN', { name: 'India', country: 'IN', continent: 'AS', at: { latitude: 28.61, longitude: 77.21 } }],
    ['in', { country: 'IN' }],
    ['US-CA', { name: 'US-CA', country: 'US', subdivision: 'CA', continent: 'NA' }],
    ['Mumbai', { name: 'Mumbai, India', country: 'IN', at: { latitude: 19.08, longitude: 72.88 } }],
    ['sao paulo', { name: 'São Paulo, Brazil', country: 'BR', continent: 'SA' }],
    ['San Francisco', { country: 'US', subdivision: 'CA' }],
    ['Singapore', { name: 'Singapore', country: 'SG' }],
    ['Cote d’Ivoire', { name: "Côte d'Ivoire", country: 'CI' }],
    ['AF', { name: 'Afghanistan', country: 'AF' }],
    ['XK', { name: 'Kosovo', continent: 'EU' }],
  ])('of %s is placed', (text, expected) => {
    expect(clientOf(text)).toMatchObject(expected);
  });

  it.each([
    ['Mumbay', 'is no country, state or city of the tables', 'did you mean Mumbai?'],
    ['Grmany', 'is no country, state or city of the tables', 'did you mean Germany?'],
    ['Qwertyuiop', 'is no country, state or city of the tables', 'use its country, e.g. IN, or a larger city near it'],
    ['', 'is no country, state or city of the tables', 'use its country, e.g. IN, or a larger city near it'],
    ['UK', 'is no country', 'did you mean GB?'],
    ['QQ', 'is no country', 'use a code of ISO 3166-1, e.g. IN, or a city'],
    ['US-XX', 'is no state of the US', 'did you mean US-TX?'],
    ['IN-MH', 'names a part of a country, which Route 53 knows of the US only', 'use IN, or a city'],
    ['10.0.0.1', 'is in no table of addresses', 'name a country or city instead'],
  ])('of %j is refused: it %s', (found, problem, remedy) => {
    expect(clientOf(found)).toEqual({ found, problem, remedy });
  });

  it('with an address is where the installed table has it', () => {
    expect(clientOf('8.8.8.8')).toMatchObject({ name: '8.8.8.8, United States', country: 'US', address: '8.8.8.8' });
    expect(clientOf('2a02:8100::1')).toMatchObject({ country: 'DE', address: '2a02:8100::1' });
  });

  it('with an address says what to install where there is no table', () => {
    expect(clientOf('8.8.8.8', () => undefined)).toEqual({
      problem: 'is an address, and no table says where addresses are',
      found: '8.8.8.8',
      remedy: 'npm install maxmind @ip-location-db/geo-whois-asn-country-mmdb, or name a country or city',
    });
  });
});

describe('the latency of a client', () => {
  const placed = (text: string) => clientOf(text) as PlacedClient;
  const to = (text: string, region: string) => Math.round(placed(text).latencyTo(region) ?? Number.NaN);

  it('is what was measured where its city has a Region', () => {
    expect(to('Sydney', 'us-east-1')).toBe(206);
    expect(to('Mumbai', 'eu-west-1')).toBe(159);
    expect(latencyBetween({ latitude: -33.87, longitude: 151.21 }, 'us-east-1')?.from).toBe('measured');
  });

  it('is by distance, times what that misses from the nearest Region', () => {
    // Kathmandu, 1,600 km from Mumbai. To Ireland 159 ms were measured there, where distance says 134.9: so 136.0 become 160.
    expect(to('Kathmandu', 'eu-west-1')).toBe(160);
    expect(latencyBetween({ latitude: 27.72, longitude: 85.32 }, 'eu-west-1')?.from).toBe('measured-nearby');
  });

  it('is by distance alone where nothing was measured', () => {
    // 9,880 km: 14 + 15.9 x 9.88. No Region that was measured is within 2,500 km of Lima; none at all to Jakarta.
    expect(to('Lima', 'eu-west-1')).toBe(171);
    expect(latencyBetween({ latitude: -12.05, longitude: -77.04 }, 'eu-west-1')?.from).toBe('distance');
    expect(latencyBetween({ latitude: 19.08, longitude: 72.88 }, 'ap-southeast-3')?.from).toBe('distance');
  });

  it('is the average of a country by where its people live', () => {
    const of = (city: string) => placed(city).latencyTo('us-west-2') ?? 0;
    const expected = 0.42 * of('Toronto') + 0.23 * of('Montreal') + 0.15 * of('Vancouver') + 0.14 * of('Calgary');
    expect(placed('CA').latencyTo('us-west-2')).toBeCloseTo(expected + 0.06 * of('Halifax'), 6);
  });

  it('is unknown to a Region that nobody placed', () => {
    expect(placed('IN').latencyTo('xx-west-1')).toBeUndefined();
    expect(placed('Mumbai').latencyTo('xx-west-1')).toBeUndefined();
  });

  it.each([
    [100, 119, true],
    [100, 121, false],
    [200, 239, true],
    [200, 241, false],
    [35, 54, true],
    [35, 56, false],
    [56, 35, false],
  ])('of %i and %i ms is a near tie: %s', (one, other, expected) => {
    expect(isNearTie(one, other)).toBe(expected);
  });
});
