import { z } from 'zod';
import {
  commandText,
  containerImage,
  environmentVariable,
  hostName,
  imageId,
  itemName,
  pathPattern,
  plainPath,
  regionName,
  secretName,
  serviceName,
  shardName,
} from './names';

/** Most servers of one group. Beyond this the architecture, not the number, is the question. */
const SERVERS_MAX = 500;

export const command = z
  .array(commandText)
  .max(100)
  .default([])
  .describe("Arguments to the container; default: the image's own");

const servers = z.strictObject({
  min: z.int().min(1).max(SERVERS_MAX).describe('Fewest servers'),
  max: z.int().min(1).max(SERVERS_MAX).describe('Most servers'),
});

const traffic = z.strictObject({
  peakRps: z.number().positive().describe('Requests per second at the peak'),
  latencyMs: z.number().positive().describe('Time a request occupies a connection, in milliseconds'),
  connectionsPerServer: z.int().positive().describe('Connections one server serves at once'),
});

const uses = z.strictObject({
  queues: z.array(itemName).optional().describe('Queues it may send to. From stage 3'),
  topics: z.array(itemName).optional().describe('Topics it may publish to. From stage 3'),
  shards: z.array(shardName).optional().describe('Database shards it may log in to. From stage 3'),
  tables: z.array(itemName).optional().describe('Tables it may read and write'),
});

/** What services and workers have in common. */
export const ofEveryContainer = {
  environment: z
    .record(environmentVariable, commandText)
    .default({})
    .describe('Environment variables. Anyone who can read templates sees them: keep secrets under secrets'),
  secrets: z
    .record(environmentVariable, secretName)
    .default({})
    .describe('Environment variables filled from Secrets Manager: variable to name of the secret'),
  uses: uses.optional().describe('What the container may use; its role allows only this. Default: everything'),
  ami: z.record(regionName, imageId).default({}).describe('AMI by Region. Default: latest Amazon Linux 2023 at launch'),
};

export const service = z.strictObject({
  name: serviceName.describe('Name of the service'),
  image: containerImage.describe('Container image; add a digest to pin it'),
  command,
  port: z.int().min(1).max(65535).describe('TCP port on which the container listens'),
  path: pathPattern
    .optional()
    .describe('Requests it takes, by path; the longest matching path wins. Default for an only service: /*'),
  host: hostName.optional().describe('Requests it takes, by host name'),
  healthPath: plainPath.default('/').describe('Path that answers 200 when the service can work'),
  instance: z.string().default('t4g.small').describe('EC2 instance class, e.g. t4g.small'),
  servers: servers.optional().describe('Number of servers. From stage 2. Default: 2 to 4'),
  traffic: traffic.optional().describe('Load, from which the number of servers is computed'),
  drainSeconds: z
    .int()
    .min(0)
    .max(3600)
    .default(30)
    .describe('Time for which a server that goes may finish what it has begun, in seconds. From stage 2'),
  databaseConnections: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe('Most connections that one server of the service opens to each database it uses'),
  ...ofEveryContainer,
});
