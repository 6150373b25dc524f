import { z } from 'zod';
import { cache } from './cache';
import { database } from './database';
import { edge } from './edge';
import { event, queue, readModel, table, topic } from './messaging';
import { accountId, appName, emailAddress, hostedZoneId, hostName, plainText, tagKey, tagValue } from './names';
import { network, region } from './network';
import { routing } from './routing';
import { service } from './services';

/** Packs of cdk-nag 3 by their own names. */
const POLICY_PACKS = [
  'AwsSolutions',
  'HIPAA.Security',
  'NIST.800.53.R4',
  'NIST.800.53.R5',
  'PCI.DSS.321',
  'Serverless',
] as const;

const scalingStage = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** The configuration of one environment, as it stands in its YAML file. */
export const environment = z.strictObject({
  app: appName.describe('Name of the application; part of every physical name. Can never change'),
  stage: scalingStage.describe('Scaling stage: 1 single server, 2 load balanced, 3 distributed, 4 multi-region'),
  reached: scalingStage.optional().describe('Furthest stage this environment has ever been in. Default: stage'),
  overlap: z
    .array(scalingStage)
    .default([])
    .describe('Stages whose compute stays beside the new one during a cut-over'),
  retired: z
    .array(
      z.string().regex(/^(shard|table|queue|topic|region|read-model)\/[a-z0-9.-]+$/, 'kind/name, e.g. shard/orders2'),
    )
    .default([])
    .describe('What held data and may leave the templates, as kind/name'),
  account: accountId.optional().describe('AWS account it belongs to; a deploy to any other is refused'),
  domain: z
    .strictObject({
      name: hostName.max(64).describe('Domain of the application; a certificate takes at most 64 characters'),
      hostedZoneId: hostedZoneId.describe('Route 53 hosted zone that holds it'),
    })
    .optional()
    .describe('Gives HTTPS. Required from stage 3. Can never change'),
  unprotected: plainText
    .default('')
    .describe('A reason, e.g. "throw-away": turns termination and deletion protection off. Default: protected'),
  policy: z.array(z.enum(POLICY_PACKS)).default(['AwsSolutions']).describe('cdk-nag packs that fail synth'),
  tags: z.record(tagKey, tagValue).default({}).describe('Tags of every stack'),
  regions: z.array(region).min(1).max(30).describe('The first is home: it owns writes. More than one from stage 4'),
  network: network.describe('Network of every Region'),
  services: z.array(service).min(1).max(50).describe('What runs'),
  database: database.describe('The PostgreSQL database'),
  cache: cache.optional().describe('The Valkey (Redis) cache. From stage 2'),
  edge: edge.optional().describe('CDN and firewall. From stage 3'),
  queues: z.array(queue).max(100).default([]).describe('Queues with their workers. From stage 3'),
  topics: z.array(topic).max(100).default([]).describe('Topics that fan out to queues. From stage 3'),
  tables: z.array(table).max(100).default([]).describe('DynamoDB tables; writable in every Region at stage 4'),
  routing: routing.optional().describe('Which user gets which Region. From stage 4'),
  events: z.array(event).max(100).default([]).describe('Events on the bus of every Region. From stage 4'),
  readModels: z
    .array(readModel)
    .max(100)
    .default([])
    .describe('Read side of CQRS: tables built from events. From stage 4'),
  alarms: z
    .strictObject({
      email: emailAddress.optional().describe('Who gets the alarms'),
      monthlyBudgetUsd: z
        .number()
        .min(1)
        .max(1e9)
        .optional()
        .describe('Monthly cost that raises an alarm, in US dollars'),
    })
    .default({})
    .describe('Who is told what'),
  dashboard: z.boolean().optional().describe('CloudWatch dashboard. Default: from stage 2'),
});

export type Environment = z.output<typeof environment>;
