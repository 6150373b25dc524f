import { z } from 'zod';
import { pathPattern } from './names';

/** Longest life of an object in caches, in seconds: a year. */
const TTL_MAX = 31_536_000;

/**
 * With less nothing is kept, and CloudFront refuses a policy that says what is part of the key. Source: its answer to one, "The
 * parameter HeaderBehavior is invalid for policy with caching disabled".
 */
const TTL_MIN = 1;

const ttlSeconds = z.int().min(TTL_MIN).max(TTL_MAX).describe('Life in the CDN, in seconds');
const keyPart = (what: string) => z.array(z.string()).default([]).describe(`${what} that are part of the cache key`);

export const edge = z.strictObject({
  static: z
    .array(z.strictObject({ path: pathPattern, ttlSeconds }))
    .default([])
    .describe('Paths served from the static bucket'),
  cache: z
    .array(
      z.strictObject({
        path: pathPattern,
        ttlSeconds,
        staleSeconds: z.int().min(0).max(TTL_MAX).default(0).describe('Time for which a stale answer may be given'),
        query: keyPart('Query parameters'),
        headers: keyPart('Headers'),
        cookies: keyPart('Cookies'),
      }),
    )
    .default([])
    .describe('Paths whose answers the CDN keeps; all others pass through'),
  waf: z.enum(['block', 'count']).default('block').describe('What the web application firewall does with a match'),
  originSecretVersion: z.int().min(1).default(1).describe('Raise it to change the secret between CDN and origin'),
});
