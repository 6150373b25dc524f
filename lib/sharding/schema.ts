import { z } from 'zod';
import type { ShardMap } from './map';
import { SLOTS } from './slot';

const slot = z
  .int()
  .min(0)
  .max(SLOTS - 1);
const shard = z.string().min(1);

/** The form of the map, for every language. What it can't say, `mapProblems` checks. */
export const shardMap = z.object({
  schemaVersion: z.literal(1),
  epoch: z.int().min(0).describe('Rises by one with every change; the higher one is true'),
  placement: z
    .discriminatedUnion('strategy', [
      z.object({
        strategy: z.literal('hash'),
        slots: z
          .array(z.object({ from: slot, to: slot, shard }))
          .describe('Ascending, without gap or overlap, over all slots; both ends included'),
      }),
      z.object({
        strategy: z.literal('range'),
        ranges: z
          .array(z.object({ from: z.string(), shard }))
          .describe('Ascending by first key, compared by code point; the first begins with ""'),
      }),
      z.object({
        strategy: z.literal('geographic'),
        places: z.record(z.string().regex(/^[A-Z]{2}$/, 'a country code'), shard).describe('Country code to shard'),
        default: shard.describe('Shard of every other place'),
      }),
      z.object({ strategy: z.literal('directory'), default: shard.describe('Shard of keys without an override') }),
    ])
    .describe('Where a key lives that has no override'),
  overrides: z.record(z.string(), shard).describe('Keys with a shard of their own, before anything else'),
}) satisfies z.ZodType<ShardMap>;
