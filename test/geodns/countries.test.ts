import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { REGION_PLACES } from '../../lib/catalog/region-places';
import { COUNTRIES, PEOPLE } from '../../lib/geodns/countries';
import { greatCircleKm, type Point } from '../../lib/geodns/distance';
import { cities } from '../../lib/geodns/places';

const topology = require('world-atlas/countries-50m.json') as Topology<{ countries: GeometryCollection }>;
const world = feature(topology, topology.objects.countries) as FeatureCollection<Polygon | MultiPolygon>;
const all = [...COUNTRIES.values()];

/** Whose shape they are part of there: of France, the Netherlands, Norway; of whoever holds them; and what has no number. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  BQ: ['528'],
  EH: ['732', '504'],
  GF: ['250'],
  GP: ['250'],
  MQ: ['250'],
  RE: ['250'],
  SJ: ['578'],
  SO: ['706', 'Somaliland'],
  XK: ['Kosovo'],
  YT: ['250'],
};

/** Too small to be drawn; of Pitcairn only the other islands are. */
const NOT_DRAWN = ['BV', 'CC', 'CX', 'GI', 'PN', 'TK', 'TV', 'UM'];

/** So far beside a shape that was rounded a place may lie. */
const BESIDE_KM = 50;

describe('the table of countries', () => {
  it('has the 250 that Route 53 knows, each on its continent', () => {
    const count = (continent: string) => all.filter((each) => each.continent === continent).length;
    expect(['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'].map(count)).toEqual([58, 5, 52, 53, 41, 27, 14]);
    expect(new Set(all.map(({ number }) => number)).size).toBe(250);
  });

  it('is filled: a name, 1 to 5 points, shares that make 1', () => {
    for (const { code, name, points } of all) {
      expect([code, name.length > 2]).toEqual([code, true]);
      expect([code, points.length >= 1 && (points.length <= 5 || code === 'US')]).toEqual([code, true]);
      expect([code, points.reduce((sum, { share }) => sum + share, 0).toFixed(6)]).toEqual([code, '1.000000']);
      for (const { share } of points) expect(share).toBeGreaterThan(0);
      expect([code, points[0]?.share]).toEqual([code, Math.max(...points.map(({ share }) => share))]);
    }
    expect(COUNTRIES.get('US')?.points.map(({ subdivision }) => subdivision)).toHaveLength(51);
  });

  it('has as many people as the world', () => {
    expect(PEOPLE / 1e9).toBeCloseTo(8.2, 1);
    expect(all.filter(({ people }) => people === 0).map(({ code }) => code)).toEqual(['BV', 'HM']);
  });

  it('puts every city into its country', () => {
    const drawn = cities().filter(({ country }) => !NOT_DRAWN.includes(country.code));
    const astray = drawn.filter((city) => !liesIn(city.country.code, city));
    expect(astray.map(({ city, country }) => `${city}, ${country.code}`)).toEqual([]);
    expect(NOT_DRAWN.filter((code) => code !== 'PN' && polygonsOf(code).length > 0)).toEqual([]);
  });

  it('calls no two cities the same', () => {
    const names = cities().map(({ city }) =>
      city
        .normalize('NFD')
        .toLowerCase()
        .replaceAll(/[^a-z]/g, ''),
    );
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names.length).toBeGreaterThan(200);
  });

  it('knows the country of every Region, which lies in it', () => {
    const astray = Object.entries(REGION_PLACES).filter(([, place]) => !liesIn(place.country, place));
    expect(astray).toEqual([]);
  });
});

function liesIn(code: string, place: Point): boolean {
  const polygons = polygonsOf(code);
  return (
    polygons.some((rings) => rings.filter((ring) => surrounds(ring, place)).length % 2 === 1) ||
    polygons.flat(2).some(([longitude = 0, latitude = 0]) => greatCircleKm(place, { latitude, longitude }) <= BESIDE_KM)
  );
}

/** Rings of corners. */
function polygonsOf(code: string): Position[][][] {
  const shapes = SHAPES[code] ?? [COUNTRIES.get(code)?.number];
  return world.features
    .filter(
      ({ id, properties }) => shapes.includes(String(id)) || (id === undefined && shapes.includes(properties?.name)),
    )
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates));
}

/** Whether a line from the place to the east crosses the ring an odd number of times. */
function surrounds(ring: readonly Position[], { latitude, longitude }: Point): boolean {
  return (
    ring.filter(([x = 0, y = 0], i) => {
      const [x0 = 0, y0 = 0] = ring[i - 1] ?? ring.at(-1) ?? [];
      return y > latitude !== y0 > latitude && longitude < x + ((latitude - y) / (y0 - y)) * (x0 - x);
    }).length %
      2 ===
    1
  );
}
