import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { COUNTRIES, type Country } from './countries';

/** The outline of a country. */
export interface Shape {
  readonly country: Country;
  readonly outline: Feature<Polygon | MultiPolygon>;
}

/** Shapes without a number, by the name they have in the atlas. */
const NAMED: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' };

/**
 * Outlines of the larger countries, by code. Source: Natural Earth, 1:110 million, which is in the public domain, as the package
 * world-atlas has it.
 */
export function shapes(): Shape[] {
  // 108 KB that nothing else needs.
  const atlas = require('world-atlas/countries-110m.json') as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(atlas, atlas.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name?: string } | null
  >;
  const byNumber = new Map([...COUNTRIES.values()].map((country) => [country.number, country]));
  return features.flatMap(apart).flatMap((outline) => {
    const country = byNumber.get(String(outline.id)) ?? COUNTRIES.get(NAMED[outline.properties?.name ?? ''] ?? '');
    // Where nobody goes on the map, it would only take room.
    return country && country.code !== 'AQ' ? [{ country, outline }] : [];
  });
}

/** French Guiana, which the atlas counts to France, is a place of its own for Route 53. */
function apart<T extends Feature<Polygon | MultiPolygon>>(outline: T): T[] {
  if (outline.id !== COUNTRIES.get('FR')?.number || outline.geometry.type !== 'MultiPolygon') return [outline];
  const isAmerican = (polygon: Polygon['coordinates']) => (polygon[0]?.[0]?.[0] ?? 0) < -40;
  const part = (id: string | undefined, coordinates: MultiPolygon['coordinates']) => ({
    ...outline,
    id,
    geometry: { type: 'MultiPolygon' as const, coordinates },
  });
  const { coordinates } = outline.geometry;
  return [
    part(
      outline.id,
      coordinates.filter((polygon) => !isAmerican(polygon)),
    ),
    part(COUNTRIES.get('GF')?.number, coordinates.filter(isAmerican)),
  ];
}
