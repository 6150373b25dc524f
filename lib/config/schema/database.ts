import { z } from 'zod';
import { shardName, sqlName } from './names';

/** Source: Amazon RDS User Guide, "Working with DB instance read replicas": 15 per source. */
export const REPLICAS_MAX = 15;

/** Source: Amazon RDS User Guide, "Quotas and constraints": gp3 storage of PostgreSQL is 20 to 65,536 GiB. */
const STORAGE_GB = { min: 20, max: 65_536 };

/** Leaves the tenth that growth needs. */
const FIRST_STORAGE_MAX_GB = 59_578;

const overrides = z
  .record(z.string().min(1), shardName)
  .default({})
  .describe('Tenants with a shard of their own choice');

const sharding = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('hash').describe('Even spread by hash of the key'), overrides }),
  z.strictObject({
    strategy: z.literal('range').describe('Neighbouring keys together'),
    ranges: z
      .array(z.strictObject({ from: z.string().describe('First key of the range'), shard: shardName }))
      .min(1)
      .describe('Ranges by first key, ascending; the first begins with ""'),
    overrides,
  }),
  z.strictObject({
    strategy: z.literal('geographic').describe("By the user's place"),
    places: z.record(z.string().regex(/^[A-Z]{2}$/, 'a country code'), shardName).describe('Country code to shard'),
    default: shardName.describe('Shard of every other place'),
    overrides,
  }),
  z.strictObject({
    strategy: z.literal('directory').describe('By a list of tenants'),
    default: shardName.describe('Shard of tenants that are not listed'),
    overrides,
  }),
]);

export const database = z
  .strictObject({
    engine: z.literal('postgres').default('postgres').describe('Can never change'),
    version: z.enum(['16', '17']).default('17').describe('Major version of PostgreSQL, in quotes'),
    name: sqlName
      .optional()
      .describe('Name of the first SQL database. Can never change. Default: the name of the app with _ for -'),
    instance: z.string().default('db.t4g.micro').describe('RDS instance class, e.g. db.t4g.micro'),
    storageGb: z
      .int()
      .min(STORAGE_GB.min)
      .max(FIRST_STORAGE_MAX_GB)
      .default(20)
      .describe('Storage to begin with, in GiB'),
    maxStorageGb: z
      .int()
      .min(STORAGE_GB.min)
      .max(STORAGE_GB.max)
      .optional()
      .describe(
        'Storage up to which it grows by itself, in GiB; at least 10 % above storageGb. Default: twice storageGb, at least 200',
      ),
    backupDays: z.int().min(1).max(35).default(7).describe('Days for which any second can be restored'),
    access: z
      .enum(['owner', 'per-service'])
      .default('owner')
      .describe('owner: services log in with the owner secret; per-service: one role and secret a service'),
    replicas: z.int().min(0).max(REPLICAS_MAX).default(0).describe('Read replicas per shard and Region. From stage 2'),
    reads: z
      .enum(['primary', 'replica', 'read-your-writes'])
      .default('primary')
      .describe('Where queries go; read-your-writes sticks to the primary after a write. From stage 2'),
    shards: z
      .array(shardName)
      .min(1)
      .max(64)
      .default(['main'])
      .describe('Names are for ever; main is the first. From stage 3'),
    sharding: sharding.default({ strategy: 'hash', overrides: {} }).describe('How keys find their shard. From stage 3'),
  })
  .prefault({});
