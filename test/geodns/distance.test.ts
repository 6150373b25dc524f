import fc from 'fast-check';
import { greatCircleKm } from '../../lib/geodns/distance';
import { roundTripMs } from '../../lib/geodns/round-trip';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const HALF_WAY_ROUND_KM = Math.PI * 6371;

describe('the distance between two points', () => {
  // As published for these pairs of cities, rounded to 10 km.
  it.each([
    ['London and New York', [51.51, -0.13], [40.71, -74.01], 5570],
    ['Sydney and Tokyo', [-33.87, 151.21], [35.68, 139.69], 7820],
    ['Auckland and Honolulu, across the date line', [-36.85, 174.76], [21.31, -157.86], 7090],
    ['the poles', [90, 0], [-90, 0], 20_015],
  ] as const)('of %s is right', (_, [a, b], [c, d], km) => {
    const distance = greatCircleKm({ latitude: a, longitude: b }, { latitude: c, longitude: d });
    expect(Math.abs(distance - km)).toBeLessThanOrEqual(20);
  });

  it('is the same both ways, none to itself, never more than half way round, and never longer than by a third point', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 6);
        expect(greatCircleKm(a, a)).toBeCloseTo(0, 3);
        expect(greatCircleKm(a, b)).toBeLessThanOrEqual(HALF_WAY_ROUND_KM + 1e-6);
        expect(greatCircleKm(a, c)).toBeLessThanOrEqual(greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3);
      }),
    );
  });
});

describe('an estimated round trip', () => {
  it('is the fitted line', () => {
    expect([0, 1000, 10_000].map(roundTripMs)).toEqual([14, 29.9, 173]);
  });
});
