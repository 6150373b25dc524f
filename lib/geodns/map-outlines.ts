import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import type { Box } from './map-labels';
import type { Shape } from './map-shapes';

/** A country on the map. */
export interface Outline extends Pick<Shape, 'country'> {
  /** SVG path, to one decimal. */
  readonly path: string;
  /** The corners of each ring. */
  readonly rings: readonly (readonly Corner[])[];
  readonly bounds: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

type Corner = readonly [x: number, y: number];

/** A projection that shows all shapes in a given width, from a given corner on; areas on it are as they are on the earth. */
export function projectionOf(shapes: readonly Shape[], [left, top]: Corner, width: number): GeoProjection {
  const features = shapes.map(({ outline }) => outline);
  const fitted = geoEqualEarth().fitWidth(width, { type: 'FeatureCollection', features });
  const [x, y] = fitted.translate();
  return fitted.translate([x + left, y + top]);
}

export function outlineOf({ country, outline }: Shape, projection: GeoProjection): Outline {
  const rings: [number, number][][] = [];
  // Draws nothing, but keeps where it would: the path, and what lies below a label, come of one pass.
  const pen = {
    beginPath() {},
    arc() {},
    moveTo: (x: number, y: number) => void rings.push([[decimal(x), decimal(y)]]),
    lineTo: (x: number, y: number) => void rings.at(-1)?.push([decimal(x), decimal(y)]),
    closePath() {},
  };
  geoPath(projection, pen)(outline);
  const corners = rings.flat();
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    country,
    path: rings.map(pathOf).join(''),
    rings,
    bounds: { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) },
  };
}

/** Steps from corner to corner are shorter than where they lead; those to the same place are none. */
function pathOf(ring: readonly Corner[]): string {
  let [x, y] = ring[0] ?? [0, 0];
  const steps = ring.slice(1).flatMap(([nextX, nextY]) => {
    const [right, down] = [decimal(nextX - x), decimal(nextY - y)];
    [x, y] = [nextX, nextY];
    return right === 0 && down === 0 ? [] : [`${right},${down}`];
  });
  return `M${ring[0]?.join(',')}l${steps.join(' ')}z`;
}

/** How much of a box lies on land, by points in it. */
export function landBelow(outlines: readonly Outline[]): (box: Box) => number {
  const isLand = (x: number, y: number) =>
    outlines.some(
      ({ rings, bounds: { left, right, top, bottom } }) =>
        x >= left &&
        x <= right &&
        y >= top &&
        y <= bottom &&
        rings.filter((ring) => surrounds(ring, x, y)).length % 2 === 1,
    );
  return ({ x, y, width, height }) => {
    const points = [0, 0.25, 0.5, 0.75, 1].flatMap((across) => [0, 0.5, 1].map((down) => [across, down] as const));
    return points.filter(([across, down]) => isLand(x + across * width, y + down * height)).length / points.length;
  };
}

/** Whether a line from a point to the right crosses the ring an odd number of times. */
function surrounds(ring: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0];
  for (const [cornerX, cornerY] of ring) {
    const crosses = cornerY > y !== beforeY > y;
    if (crosses && x < cornerX + ((y - cornerY) / (beforeY - cornerY)) * (beforeX - cornerX)) inside = !inside;
    [beforeX, beforeY] = [cornerX, cornerY];
  }
  return inside;
}

/** Finer than anybody sees. */
const decimal = (value: number) => Math.round(value * 10) / 10;
