import type { z } from 'zod';
import { type Config, withDefaults } from '../../lib/config/config';
import { environment } from '../../lib/config/schema/environment';

type EnvironmentInput = z.input<typeof environment>;

/** The least that a configuration needs. */
const BASE = {
  app: 'shop',
  stage: 1,
  regions: [{ name: 'us-east-1' }],
  services: [{ name: 'web', image: 'public.ecr.aws/nginx/nginx:1.27', port: 80 }],
} satisfies EnvironmentInput;

/** A small valid configuration with `change` in it: a test says only what it is about. */
export function exampleConfig(change: Partial<EnvironmentInput> = {}): Config {
  return withDefaults(environment.parse({ ...BASE, ...change }), 'test', 'config/test.yaml');
}

export const DOMAIN = { name: 'shop.example.com', hostedZoneId: 'Z0123456789EXAMPLE' };
