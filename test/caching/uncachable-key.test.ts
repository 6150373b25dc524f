import { perUserParts } from '../../lib/caching/uncachable-key';

type List = 'query' | 'headers' | 'cookies';

function found(list: List, name: string): boolean {
  const path = { path: '/x', ttlSeconds: 1, staleSeconds: 0, query: [], headers: [], cookies: [], [list]: [name] };
  return perUserParts(path).length > 0;
}

describe('a key', () => {
  it.each<[List, readonly string[]]>([
    [
      'headers',
      [
        'Authorization',
        'authorization',
        'Cookie',
        'User-Agent',
        'Referer',
        'X-Request-Id',
        'X-Correlation-ID',
        'X-Amzn-Trace-Id',
        'traceparent',
        'X-Forwarded-For',
        'CloudFront-Viewer-Address',
        'X-CSRF-Token',
        'X-Auth-Token',
        'X-Api-Key',
        'X-Session-Id',
        'X-User-Id',
        'If-None-Match',
        'Idempotency-Key',
      ],
    ],
    [
      'cookies',
      [
        'session',
        'SESSIONID',
        'session_id',
        'sid',
        'connect.sid',
        'JSESSIONID',
        'PHPSESSID',
        'ASP.NET_SessionId',
        'laravel_session',
        'auth',
        'auth_token',
        'access-token',
        'jwt',
        'csrftoken',
        'XSRF-TOKEN',
        'uid',
        'user_id',
        'visitorId',
        'cart_id',
        'AWSALB',
        'AWSALBCORS',
        '_ga',
        '_ga_ABC123',
        '_gid',
        '_fbp',
        '*',
      ],
    ],
    [
      'query',
      ['access_token', 'token', 'sessionId', 'sid', 'nonce', '_', 'cb', 'gclid', 'fbclid', 'X-Amz-Signature', '*'],
    ],
  ])('with one of these %s differs for each user', (list, names) => {
    expect(names.filter((name) => !found(list, name))).toEqual([]);
  });

  it.each<[List, readonly string[]]>([
    [
      'headers',
      [
        'Accept',
        'Accept-Language',
        'Origin',
        'CloudFront-Viewer-Country',
        'CloudFront-Is-Mobile-Viewer',
        'X-Api-Version',
        'X-Tenant',
        'X-Author',
      ],
    ],
    [
      'cookies',
      ['lang', 'locale', 'currency', 'theme', 'country', 'consent', 'logged_in', 'ab_variant', 'author', 'residence'],
    ],
    ['query', ['page', 'pageToken', 'cursor', 'q', 'sort', 'user', 'id', 'lang', 'utm_source', 'timestamp']],
  ])('with one of these %s is shared', (list, names) => {
    expect(names.filter((name) => found(list, name))).toEqual([]);
  });
});
