import { REGION_PLACES } from '../../lib/catalog/region-places';
import { REGIONS } from '../../lib/config/regions';
import { greatCircleKm } from '../../lib/geodns/distance';

const places = Object.entries(REGION_PLACES);

/** Rough boxes, in degrees: a sign or two columns that changed places would fall out of them. */
const BOXES: Readonly<Record<string, readonly [south: number, north: number, west: number, east: number]>> = {
  us: [30, 50, -125, -70],
  ca: [43, 55, -125, -60],
  mx: [15, 30, -115, -90],
  sa: [-35, 0, -60, -35],
  eu: [36, 66, -10, 25],
  ap: [-40, 45, 65, 180],
  me: [15, 35, 40, 60],
  il: [29, 34, 34, 36],
  af: [-35, -22, 16, 33],
};

describe('the places of regions', () => {
  it('are those of every region that the kit knows, and of no other', () => {
    expect(Object.keys(REGION_PLACES).sort()).toEqual(Object.keys(REGIONS).sort());
  });

  it.each(places)('%s lies where its name says', (region, { latitude, longitude, country }) => {
    const [south, north, west, east] = BOXES[region.split('-')[0] ?? ''] ?? [0, 0, 0, 0];
    expect([latitude > south, latitude < north, longitude > west, longitude < east]).toEqual([true, true, true, true]);
    expect(country).toMatch(/^[A-Z]{2}$/);
    // Route 53 stores two decimals.
    expect([latitude, longitude]).toEqual([Number(latitude.toFixed(2)), Number(longitude.toFixed(2))]);
  });

  it('are all different', () => {
    for (const [a, one] of places)
      for (const [b, other] of places) if (a < b) expect(greatCircleKm(one, other)).toBeGreaterThan(150);
  });
});
