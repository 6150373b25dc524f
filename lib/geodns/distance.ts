/** A point on the earth, in degrees; north and east positive. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth. Source: IUGG, "Geodetic Reference System 1980". */
const EARTH_RADIUS_KM = 6371;

/** Length of the shortest way over the ground between two points, in km, on a sphere: about half a percent off at worst. */
export function greatCircleKm(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const [north, east] = [b - a, radians(to.longitude - from.longitude)];
  // The haversine formula, which stays exact for points that are near each other.
  const h = Math.sin(north / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
