import { z } from 'zod';
import { regionName } from './names';

/**
 * A place: ISO country, `US-` and state, continent (AF AN AS EU NA OC SA), or `default`. Where a continent's code is
 * also a country's (Afghanistan, American Samoa, Namibia, Saudi Arabia …) the continent is meant; `country:SA` is the country.
 */
const place = z
  .string()
  .regex(/^(default|(country:)?[A-Z]{2}|US-[A-Z]{2})$/, 'a country or continent code, US- and a state, or default');

export const routing = z.strictObject({
  policy: z.enum(['latency', 'geolocation', 'geoproximity']).default('latency').describe('How a user finds a Region'),
  places: z
    .record(place, z.array(regionName).min(1))
    .default({})
    .describe('Regions of a place, in order of preference'),
  bias: z
    .record(regionName, z.int().min(-99).max(99))
    .default({})
    .describe('Geoproximity: makes a Region reach further (above 0) or less far (below 0)'),
  failoverSeconds: z
    .strictObject({
      interval: z
        .union([z.literal(10), z.literal(30)])
        .default(10)
        .describe('Seconds between health checks: 10 or 30'),
      threshold: z.int().min(1).max(10).default(3).describe('Failures in a row that make a Region unhealthy'),
    })
    .prefault({})
    .describe('How fast a dead Region is found'),
});
