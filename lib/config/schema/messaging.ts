import { z } from 'zod';
import { attributeName, containerImage, eventName, itemName } from './names';
import { command, ofEveryContainer } from './services';

/** Sources: Amazon SQS Developer Guide, "Message quotas": visibility up to 12 hours, retention up to 14 days. */
const VISIBILITY_MAX_SECONDS = 43_200;
const RETENTION_MAX_DAYS = 14;

const worker = z.strictObject({
  image: containerImage,
  command,
  instance: z.string().default('t4g.small').describe('EC2 instance class'),
  min: z.int().min(0).max(500).default(1).describe('Fewest workers'),
  max: z.int().min(1).max(500).default(4).describe('Most workers'),
  databaseConnections: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Most connections that one worker opens to each database it uses'),
  ...ofEveryContainer,
});

const subscriber = z.strictObject({ queue: itemName.describe('Queue that receives a copy') });

export const queue = z.strictObject({
  name: itemName,
  worker: worker.describe('Containers that empty the queue'),
  visibilitySeconds: z
    .int()
    .min(1)
    .max(VISIBILITY_MAX_SECONDS)
    .default(180)
    .describe('Time a message is hidden while worked on, in seconds; at least six times handlerSeconds'),
  handlerSeconds: z.int().min(1).max(7200).default(30).describe('Longest time one message takes, in seconds'),
  maxReceives: z.int().min(1).max(1000).default(5).describe('Tries before a message is set aside as dead'),
  retentionDays: z
    .int()
    .min(1)
    .max(RETENTION_MAX_DAYS)
    .default(4)
    .describe('Days for which a message is kept; more than maxReceives times visibilitySeconds, 14 only with fifo'),
  oldestMessageSeconds: z
    .int()
    .min(1)
    .default(60)
    .describe(
      'Age of the oldest message that the workers must keep, in seconds, at least handlerSeconds; drives scaling and the alarm',
    ),
  fifo: z.boolean().default(false).describe('Keep the order within a group, exactly once; can never change'),
});

export const topic = z.strictObject({
  name: itemName,
  subscribers: z
    .array(subscriber.extend({ filter: z.record(z.string(), z.array(z.string()).min(1)).optional() }))
    .default([]),
});

export const table = z.strictObject({
  name: itemName,
  key: attributeName.describe('Partition key, a string. Can never change'),
  ttl: attributeName.optional().describe('Attribute with the time after which an item is deleted, in Unix seconds'),
});

export const event = z.strictObject({ name: eventName, subscribers: z.array(subscriber).default([]) });

export const readModel = z.strictObject({
  name: itemName,
  key: attributeName.describe('Key of an entry'),
  from: z.array(eventName).min(1).describe('Events that feed it'),
});
