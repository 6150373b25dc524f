import { type Config, defaultEdge } from '../config';
import type { ConfigPath } from '../path';
import type { ConfigRule, RuleFinding } from '../rule';

/**
 * What CloudFront takes in the key of a cached answer: names of each kind, and characters of all together.
 * Source: Amazon CloudFront Developer Guide, "Quotas on policies" (2026-11).
 */
const NAMES_MAX = 10;
const CHARACTERS_MAX = 1024;

/** By it services are told apart: so the kit lists it in every key, and it counts. */
const HOST = 'host';

/** Compressed answers are kept apart too; CloudFront has a switch for that, and takes this header in no list beside it. */
const IN_EVERY_KEY = [HOST, 'accept-encoding'];

/**
 * Headers by which CloudFront keeps no answers apart. Source: Amazon CloudFront Developer Guide, "HTTP request headers and
 * CloudFront behavior".
 */
const REFUSED = new Set(
  (
    'cache-control connection content-length cookie max-forwards pragma proxy-authenticate proxy-authorization ' +
    'proxy-connection request-range te trailer transfer-encoding upgrade x-amz-cf-id x-forwarded-proto x-real-ip'
  ).split(' '),
);

/** What does the work of some of them. */
const INSTEAD: Readonly<Record<string, string>> = {
  cookie: 'name the cookies under cookies',
  'x-forwarded-proto': 'use CloudFront-Forwarded-Proto',
};

/** Names as HTTP has them, without the star, which CloudFront takes for all. Source: RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'+.^_`|~\w-]+$/;

/** A parameter ends at = and &, and the query at #. */
const PARAMETER = /^[^\s&=#*\p{Cc}\P{ASCII}]+$/u;

const LESS = 'leave out those that change no answer';

type Cached = NonNullable<Config['edge']>['cache'][number];

const KINDS = [
  { key: 'query', what: 'query parameter', form: PARAMETER },
  { key: 'headers', what: 'header', form: TOKEN },
  { key: 'cookies', what: 'cookie', form: TOKEN },
] as const;

type Kind = (typeof KINDS)[number];

/** What tells one cached answer from another is something that CloudFront can tell them by. */
export const cacheKey: ConfigRule = {
  id: 'cache-key',
  check: ({ edge = defaultEdge() }) =>
    edge.cache.flatMap((cached, i) => {
      const path = ['edge', 'cache', i];
      return [...KINDS.flatMap((kind) => namesOf(cached, kind, [...path, kind.key])), ...tooLong(cached, path)];
    }),
};

function namesOf(cached: Cached, { key, what, form }: Kind, path: ConfigPath): RuleFinding[] {
  const names = cached[key];
  // Only headers are the same in upper and lower case.
  const plain = key === 'headers' ? names.map((name) => name.toLowerCase()) : names;
  const most = key === 'headers' ? NAMES_MAX - 1 : NAMES_MAX;
  const many = {
    path,
    problem: `has too many ${what}s`,
    limit: `CloudFront takes ${NAMES_MAX}${key === 'headers' ? ', and Host is one' : ''}`,
    found: names.length,
    remedy: LESS,
  };
  return [
    ...(names.length > most ? [many] : []),
    ...names.flatMap((name, i) => {
      const first = plain.indexOf(plain[i] ?? '');
      const said = first < i ? again(first) : complaint(plain[i] ?? '', key, what, form);
      return said ? [{ path: [...path, i], found: name, ...said }] : [];
    }),
  ];
}

type Complaint = Pick<RuleFinding, 'problem' | 'limit' | 'remedy'>;

const again = (first: number): Complaint => ({
  problem: `is there already, at [${first}]`,
  remedy: 'remove one of them',
});

function complaint(name: string, key: Kind['key'], what: string, form: RegExp): Complaint | undefined {
  if (!form.test(name)) return { problem: `is not the name of a ${what}`, remedy: 'write one name, without spaces' };
  if (key !== 'headers') return undefined;
  if (IN_EVERY_KEY.includes(name)) return { problem: 'is part of every key already', remedy: 'remove it' };
  if (!REFUSED.has(name) && !name.startsWith('x-edge-')) return undefined;
  const limit = 'CloudFront takes it in no key';
  return { problem: 'can not tell answers apart', limit, remedy: INSTEAD[name] ?? 'remove it' };
}

function tooLong({ query, headers, cookies }: Cached, path: ConfigPath): RuleFinding[] {
  const characters = [...query, HOST, ...headers, ...cookies].join('').length;
  if (characters <= CHARACTERS_MAX) return [];
  const problem = 'has too long a key';
  const limit = `all names together at most ${CHARACTERS_MAX} characters`;
  return [{ path, problem, limit, found: characters, remedy: LESS }];
}
