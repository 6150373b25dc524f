import { z } from 'zod';
import { regionName } from './names';

export const region = z.strictObject({
  name: regionName.describe('AWS Region'),
  cidr: z
    .string()
    .optional()
    .describe(
      'IPv4 block of the VPC: private, /16 or /17. Can never change. Default: a block of its own for each Region',
    ),
  zones: z
    .array(z.string())
    .optional()
    .describe('Three Availability Zones of the Region. Can never change. Default: three zones of the Region'),
});

export const network = z
  .strictObject({
    nat: z
      .enum(['one', 'per-zone'])
      .optional()
      .describe('NAT gateways: one, or one a zone. From stage 2. Default: one; per-zone at stage 4'),
    loadBalancer: z
      .strictObject({
        idleSeconds: z
          .int()
          .min(1)
          .max(4000)
          .default(60)
          .describe('Time after which a connection without traffic is closed, in seconds'),
        accessLogs: z.boolean().default(false).describe('Write a line for every request to a bucket'),
      })
      .prefault({})
      .describe('From stage 2'),
    flowLogs: z.boolean().default(false).describe("Log the VPC's traffic to CloudWatch Logs, which costs by volume"),
  })
  .prefault({});
