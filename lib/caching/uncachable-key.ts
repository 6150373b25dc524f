import type { CachedPathSpec } from '../blueprint/cdn';

/** Which parts of a cache key tell one user from another, by where they stand in the configuration. */
export interface PerUserParts {
  readonly list: 'query' | 'headers' | 'cookies';
  readonly names: readonly string[];
}

/** By their names, which is all that a configuration says: a session under the name `a` is not seen. */
export function perUserParts({ query, headers, cookies }: CachedPathSpec): PerUserParts[] {
  const found: PerUserParts[] = [
    { list: 'query', names: query.filter((name) => ANY.test(name) || QUERY.test(name)) },
    { list: 'headers', names: headers.filter((name) => ANY.test(name) || HEADER.test(name) || PERSONAL.test(name)) },
    { list: 'cookies', names: cookies.filter((name) => ANY.test(name) || COOKIE.test(name) || PERSONAL.test(name)) },
  ];
  return found.filter(({ names }) => names.length > 0);
}

/** All of them, whatever their names. */
const ANY = /^\*$/;

/** Names that stand for one user, one device, one login or one request, as header and as cookie. */
const PERSONAL = new RegExp(
  [
    '(^|[-_.])(sid|uid|jwt|auth|authorization|token|session|csrf|xsrf|fingerprint)($|[-_.])',
    'sess(ion)?[-_.]?id$',
    '(token|session)$',
    '(user|customer|account|visitor|device|client|cart|basket|request|correlation|trace|tracking)[-_.]?id$',
  ].join('|'),
  'i',
);

const HEADER =
  /^(cookie|user-agent|referer|traceparent|tracestate|forwarded|x-forwarded-for|x-real-ip|true-client-ip|idempotency-key|if-.+|cloudfront-viewer-(address|ja[34]-fingerprint)|x-(request|amzn-trace|api)-?(id|key))$/i;

/** Sessions of well-known frameworks, stickiness of load balancers, and analytics. */
const COOKIE = /^(connect\.sid|jsessionid|phpsessid|asp\.net_sessionid|awsalb.*|remember_me|_ga.*|_gid|_fbp|_gcl_.*)$/i;

/** Logins, what is there to get past caches, and marks that advertisers put on each click. */
const QUERY =
  /^(access_token|id_token|token|session(_?id)?|sid|nonce|_|cb|cache_?buster|rand(om)?|signature|sig|x-amz-signature|gclid|fbclid|msclkid)$/i;
