import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../lib/config/load';
import { ConfigError } from '../../lib/config/problem';

const BASE = `app: shop
stage: 1
regions: [{ name: us-east-1 }]
services: [{ name: web, image: nginx, port: 80 }]
`;

/** Stage 4 with what its lists need, for mistakes in later keys. */
const LARGE = `app: shop
stage: 4
domain: { name: shop.example.com, hostedZoneId: Z0123456789EXAMPLE }
regions: [{ name: us-east-1 }, { name: eu-west-1 }]
services: [{ name: web, image: nginx, port: 80 }]
`;

const STAGE_2 = BASE.replace('stage: 1', 'stage: 2');

/** Stage 3 of one region. */
const STAGE_3 = LARGE.replace('stage: 4', 'stage: 3').replace(', { name: eu-west-1 }', '');

/** Stage 1 with a domain. */
const AT_HOME = STAGE_3.replace('stage: 3', 'stage: 1');

const WORKER = 'worker: { image: busybox }';

/** Services at `/*` and `/api/*` behind a CDN that says more. */
const edge = (more: string) =>
  `${withServices('{ name: api, image: api, port: 81, path: /api/* }', STAGE_3)}edge: { ${more} }\n`;

/** A cached path whose key says more. */
const kept = (more: string) => edge(`cache: [{ path: /api/*, ttlSeconds: 1, ${more} }]`);

const numbered = (count: number, item: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join(', ');

/** A queue `email` whose worker says more. */
const queueWith = (more: string) => `${STAGE_3}queues: [{ name: email, worker: { image: busybox, ${more} } }]\n`;

/** A queue `email` that says more. */
const emailQueue = (more: string) => `${STAGE_3}queues: [{ name: email, ${WORKER}, ${more} }]\n`;

/** A subscriber with a filter. */
const filtered = (filter: string) =>
  `${STAGE_3}queues: [{ name: email, ${WORKER} }]\ntopics: [{ name: paid, subscribers: [{ queue: email, filter: { ${filter} } }] }]\n`;

/** What is wrong, the file, and every line of the error but the last; FILE stands for the file's name. */
const CASES: readonly (readonly [name: string, yaml: string, ...lines: string[]])[] = [
  ['empty file', '', 'FILE: is empty (a mapping, beginning with "app: <name>"); start from config/dev.yaml'],
  [
    'only comments',
    '# app: shop\n',
    'FILE: is empty (a mapping, beginning with "app: <name>"); start from config/dev.yaml',
  ],
  [
    'list at top level',
    '- app: shop\n',
    'FILE:1:1: is not a mapping (a mapping, beginning with "app: <name>"); see config/example.yaml',
  ],
  [
    'text at top level',
    'shop\n',
    'FILE:1:1: is not a mapping (a mapping, beginning with "app: <name>"); see config/example.yaml',
  ],
  ['NUL in the file', 'app: \0shop\n', 'FILE: is not text (YAML in UTF-8); save it as UTF-8, or check the name'],
  ['duplicate key', `${BASE}app: other\n`, 'FILE:5:1: the same key stands here twice; remove one of them'],
  [
    'tab as indent',
    'app: shop\nregions:\n\t- name: us-east-1\n',
    'FILE:3:1: a tab is used to indent; indent with spaces',
  ],
  ['two documents', `${BASE}---\n${BASE}`, 'FILE:5:1: a second document begins here; keep one environment a file'],
  ['alias bomb', bomb(), 'FILE:2:10: uses an alias; write the value out'],
  [
    'nothing but an app',
    'app: shop\n',
    'FILE:1:1 stage: is missing (one of: 1, 2, 3, 4); add stage',
    'FILE:1:1 regions: is missing (a list); add regions',
    'FILE:1:1 services: is missing (a list); add services',
  ],
  ['misspelt key', `${BASE}tabels: []\n`, 'FILE:5:1 tabels: is not a key; did you mean tables?'],
  [
    'unknown key',
    `${BASE}kubernetes: true\n`,
    'FILE:5:1 kubernetes: is not a key; see config/example.yaml for the keys there are',
  ],
  [
    'misspelt key in a list',
    BASE.replace('port: 80', 'port: 80, healthpath: /up'),
    'FILE:4:49 services[0].healthpath: is not a key; did you mean healthPath?',
  ],
  ['a key that JavaScript has', `${BASE}__proto__: { stage: 4 }\n`, 'FILE:5:1: __proto__ is not a key; remove it'],
  [
    'stage in quotes',
    BASE.replace('stage: 1', 'stage: "1"'),
    'FILE:2:8 stage: is not a choice (one of: 1, 2, 3, 4), found "1"; write 1 without quotes',
  ],
  ['stage 5', BASE.replace('stage: 1', 'stage: 5'), 'FILE:2:8 stage: is not a choice (one of: 1, 2, 3, 4), found 5'],
  [
    'account without quotes',
    `${BASE}account: 123456789012\n`,
    'FILE:5:10 account: has the wrong type (must be text), found 123456789012; write "123456789012" in quotes',
  ],
  [
    'version without quotes',
    `${BASE}database: { version: 17 }\n`,
    'FILE:5:22 database.version: is not a choice (one of: 16, 17), found 17; write "17" in quotes',
  ],
  [
    'app in capitals',
    BASE.replace('app: shop', 'app: Shop'),
    'FILE:1:6 app: is not valid (2 to 20 characters: a-z 0-9 -, starts with a letter), found "Shop"',
  ],
  [
    'policy pack that does not exist',
    `${BASE}policy: [AwsSolution]\n`,
    'FILE:5:10 policy[0]: is not a choice (one of: AwsSolutions, HIPAA.Security, NIST.800.53.R4, NIST.800.53.R5, PCI.DSS.321, Serverless), found "AwsSolution"; did you mean AwsSolutions?',
  ],
  [
    'other engine',
    `${BASE}database: { engine: mysql }\n`,
    'FILE:5:21 database.engine: is not a choice (only postgres), found "mysql"',
  ],
  [
    'no backups',
    `${BASE}database: { backupDays: 0 }\n`,
    'FILE:5:25 database.backupDays: is too small (at least 1), found 0',
  ],
  [
    'port out of range',
    BASE.replace('port: 80', 'port: 80000'),
    'FILE:4:45 services[0].port: is too large (at most 65535), found 80000',
  ],
  [
    'no region',
    BASE.replace('[{ name: us-east-1 }]', '[]'),
    'FILE:3:10 regions: has too few items (at least 1), found []',
  ],
  [
    'region that does not exist',
    BASE.replace('us-east-1', 'us-eest-1'),
    'FILE:3:19 regions[0].name: is not a Region this kit knows, found "us-eest-1"; did you mean us-east-1? a new Region is added in lib/config/regions.ts',
  ],
  [
    'region with two zones',
    BASE.replace('us-east-1', 'us-west-1'),
    'FILE:3:11 regions[0].zones: are not known for this Region (three); list three zones of us-west-1, or take another Region',
  ],
  [
    'block with bits behind the prefix',
    withRegion('cidr: 10.0.1.0/16'),
    'FILE:3:36 regions[0].cidr: is not an IPv4 block (first address / prefix length), found "10.0.1.0/16"; use e.g. 10.0.0.0/16',
  ],
  [
    'block that is too large',
    withRegion('cidr: 10.0.0.0/8'),
    'FILE:3:36 regions[0].cidr: is too large (a VPC has at most a /16), found "10.0.0.0/8"; use e.g. 10.0.0.0/16',
  ],
  [
    'block that is too small',
    withRegion('cidr: 10.0.0.0/20'),
    'FILE:3:36 regions[0].cidr: is too small (nine subnets need a /17 or larger), found "10.0.0.0/20"; use e.g. 10.0.0.0/16',
  ],
  [
    'public block',
    withRegion('cidr: 52.0.0.0/16'),
    'FILE:3:36 regions[0].cidr: is not private (within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16), found "52.0.0.0/16"; use e.g. 10.0.0.0/16',
  ],
  [
    "Docker's block",
    withRegion('cidr: 172.17.0.0/16'),
    'FILE:3:36 regions[0].cidr: is what Docker uses on every server (outside 172.17.0.0/16), found "172.17.0.0/16"; use e.g. 10.0.0.0/16',
  ],
  [
    'zone of another region',
    withRegion('zones: [us-east-1a, us-east-1b, us-east-2c]'),
    'FILE:3:62 regions[0].zones[2]: is not an Availability Zone of us-east-1, found "us-east-2c"; use e.g. us-east-1a',
  ],
  [
    'two zones',
    withRegion('zones: [us-east-1a, us-east-1b]'),
    'FILE:3:37 regions[0].zones: are not three different zones, found ["us-east-1a","us-east-1b"]; list e.g. us-east-1a, us-east-1b, us-east-1c',
  ],
  [
    'the same zone twice',
    withRegion('zones: [us-east-1a, us-east-1a, us-east-1b]'),
    'FILE:3:37 regions[0].zones: are not three different zones, found ["us-east-1a","us-east-1a","us-east-1b"]; list e.g. us-east-1a, us-east-1b, us-east-1c',
  ],
  [
    'two regions at stage 1',
    BASE.replace('us-east-1 }', 'us-east-1 }, { name: eu-west-1 }'),
    'FILE:3:32 regions[1]: needs stage 4 (stage is 1); remove it, or set stage: 4',
  ],
  [
    'overlapping regions',
    LARGE.replace('eu-west-1 }', 'eu-west-1, cidr: 10.0.0.0/16 }'),
    'FILE:4:57 regions[1].cidr: overlaps regions[0].cidr (must be disjoint), found "10.0.0.0/16"; use 10.8.0.0/16',
  ],
  [
    'the same region twice',
    LARGE.replace('eu-west-1', 'us-east-1'),
    'FILE:4:32 regions[1].cidr: overlaps regions[0].cidr (must be disjoint), found "10.0.0.0/16"; use 10.8.0.0/16',
    'FILE:4:40 regions[1].name: is regions[0] again, found "us-east-1"; remove one of them',
  ],
  [
    'one region at stage 4',
    LARGE.replace(', { name: eu-west-1 }', ''),
    'FILE:4:10 regions: has one Region (stage 4 needs two); add a Region, or set stage: 3',
  ],
  ['cache at stage 1', `${BASE}cache: {}\n`, 'FILE:5:1 cache: needs stage 2 (stage is 1); remove it, or set stage: 2'],
  [
    'keys of three later stages at once',
    `${BASE}edge: {}\nrouting: {}\ndatabase: { replicas: 2 }\n`,
    'FILE:5:1 edge: needs stage 3 (stage is 1); remove it, or set stage: 3',
    'FILE:6:1 routing: needs stage 4 (stage is 1); remove it, or set stage: 4',
    'FILE:7:13 database.replicas: needs stage 2 (stage is 1); remove it, or set stage: 2',
  ],
  [
    'reads from replicas that are not there',
    `${STAGE_2}database: { reads: read-your-writes }\n`,
    'FILE:5:20 database.reads: sends queries to replicas, and there are none (database.replicas is 0), found "read-your-writes"; set database.replicas to 1 or more, or use primary',
  ],
  [
    'more connections than the database accepts',
    `${STAGE_2.replace('port: 80', 'port: 80, servers: { min: 2, max: 20 }')}database: { instance: db.t4g.micro }\n`,
    'FILE:5:23 database.instance: accepts fewer connections than servers may open: web 20 x 10 = 200 (at most 107: 112 for its memory, less 5 that PostgreSQL and RDS keep), found "db.t4g.micro"; lower databaseConnections or servers.max, or use db.t4g.small',
  ],
  [
    'more connections than the database of one server accepts while its successor starts',
    `${BASE.replace('port: 80', 'port: 80, databaseConnections: 54')}database: { instance: db.t4g.micro }\n`,
    'FILE:5:23 database.instance: accepts fewer connections than servers may open: web 2 x 54 = 108 (at most 107: 112 for its memory, less 5 that PostgreSQL and RDS keep), found "db.t4g.micro"; lower databaseConnections or servers.max, or use db.t4g.small',
  ],
  [
    'more connections than any database accepts, during a cut-over',
    `${STAGE_2.replace('port: 80', 'port: 80, databaseConnections: 999')}overlap: [1]\ndatabase: { instance: db.r7g.16xlarge }\n`,
    'FILE:6:23 database.instance: accepts fewer connections than servers may open: web 6 x 999 = 5994 (at most 4995: 5000 for its memory, less 5 that PostgreSQL and RDS keep), found "db.r7g.16xlarge"; lower databaseConnections or servers.max',
  ],
  [
    'more connections than the database accepts, workers among them',
    queueWith('max: 34, databaseConnections: 2'),
    'FILE:1:1 database.instance: accepts fewer connections than servers may open: web 4 x 10 + worker-email 34 x 2 = 108 (at most 107: 112 for its memory, less 5 that PostgreSQL and RDS keep), found "db.t4g.micro"; lower databaseConnections, servers.max or worker.max, or use db.t4g.small',
  ],
  [
    'more connections than the database accepts from workers that go',
    `${BASE.replace('stage: 1', 'stage: 2')}reached: 3\noverlap: [3]\ndomain: { name: shop.example.com, hostedZoneId: Z01 }\nqueues: [{ name: email, worker: { image: busybox, max: 68 } }]\n`,
    'FILE:1:1 database.instance: accepts fewer connections than servers may open: web 4 x 10 + worker-email 68 x 1 = 108 (at most 107: 112 for its memory, less 5 that PostgreSQL and RDS keep), found "db.t4g.micro"; lower databaseConnections, servers.max or worker.max, or use db.t4g.small',
  ],
  [
    'write-behind with a cache that evicts anything',
    `${STAGE_2}cache: { strategy: write-behind, eviction: allkeys-lru }\n`,
    'FILE:5:44 cache.eviction: can evict entries that the database does not have yet (with write-behind noeviction or volatile-*), found "allkeys-lru"; use noeviction, or volatile-lru and give an entry its time to live when it is written',
  ],
  [
    'write-through that invalidates what it wrote',
    `${STAGE_2}cache: { strategy: write-through, invalidation: write-invalidate }\n`,
    'FILE:5:49 cache.invalidation: takes away what write-through has just put there (with write-through ttl, write-update or event), found "write-invalidate"; use write-update, or strategy: cache-aside',
  ],
  [
    'invalidation by events before there are any',
    `${STAGE_2}cache: { invalidation: event }\n`,
    'FILE:5:24 cache.invalidation: needs events, which are there from stage 4 (stage is 2), found "event"; use ttl or write-invalidate',
  ],
  [
    'invalidation by events where none are listed',
    `${LARGE}cache: { invalidation: event }\n`,
    'FILE:6:24 cache.invalidation: needs events, and there are none (stage is 4), found "event"; list events, or use ttl or write-invalidate',
  ],
  [
    'stage 3 without a domain',
    BASE.replace('stage: 1', 'stage: 3'),
    'FILE:2:8 stage: needs a domain (from stage 3), found 3; add domain with name and hostedZoneId',
  ],
  [
    'reached below stage',
    `${BASE.replace('stage: 1', 'stage: 2')}reached: 1\n`,
    'FILE:5:10 reached: is below stage (at least 2), found 1; set reached: 2, or remove it',
  ],
  [
    'overlap with itself',
    `${BASE}overlap: [1]\n`,
    'FILE:5:11 overlap[0]: is the stage itself, found 1; name the stage you come from, or remove it',
  ],
  [
    'EC2 class that does not exist',
    BASE.replace('port: 80', 'port: 80, instance: t4g.smal'),
    'FILE:4:59 services[0].instance: is not a class of EC2 this kit knows, found "t4g.smal"; did you mean t4g.small?',
  ],
  [
    'database class without db.',
    `${BASE}database: { instance: t4g.micro }\n`,
    'FILE:5:23 database.instance: is not a class of RDS for PostgreSQL this kit knows, found "t4g.micro"; did you mean db.t4g.micro?',
  ],
  [
    'cache class that does not exist',
    `${LARGE}cache: { node: cache.t4g.nano }\n`,
    'FILE:6:16 cache.node: is not a class of ElastiCache this kit knows, found "cache.t4g.nano"; did you mean cache.t4g.micro?',
  ],
  [
    'image of the other processor',
    BASE.replace('image: nginx', 'image: "nginx:1.27-amd64"'),
    'FILE:4:32 services[0].image: is built for x86_64 while t4g.small is arm64, found "nginx:1.27-amd64"; use an image for arm64, or a class such as t3.small',
  ],
  [
    'two processors on one server',
    withServices('{ name: api, image: api, port: 81, path: /api/*, instance: t3.small }'),
    'FILE:4:120 services[1].instance: is x86_64 while services[0].instance is arm64 (at stage 1 all services share one server), found "t3.small"; use classes of one processor',
  ],
  [
    'two services on one path',
    withServices('{ name: api, image: api, port: 81, path: /* }'),
    'FILE:4:102 services[1].path: takes the same requests as services[0], found "/*"; change one of them',
  ],
  [
    'no service for all paths',
    BASE.replace('port: 80', 'port: 80, path: /app/*'),
    'FILE:4:55 services[0].path: leaves requests that no service takes (one service takes /*), found "/app/*"; remove it: an only service takes all',
  ],
  [
    'service without a route',
    withServices('{ name: api, image: api, port: 81 }'),
    'FILE:4:61 services[1]: takes no requests (of several services each has a path or a host); add path: /* to the one that takes the rest, and e.g. path: /api/* to another',
  ],
  [
    'host without a certificate',
    withHosts(STAGE_3, 'shop.other.com', 'a.b.shop.example.com'),
    'FILE:5:127 services[1].host: has no certificate (from stage 2 on shop.example.com, or one label before it), found "shop.other.com"; use e.g. api0.shop.example.com',
    'FILE:5:211 services[2].host: has no certificate (from stage 2 on shop.example.com, or one label before it), found "a.b.shop.example.com"; use e.g. api1.shop.example.com',
  ],
  [
    'host without a certificate, beside a load balancer that goes',
    withHosts(`${AT_HOME}reached: 2\noverlap: [2]\n`, 'shop.other.com'),
    'FILE:5:127 services[1].host: has no certificate (from stage 2 on shop.example.com, or one label before it), found "shop.other.com"; use e.g. api0.shop.example.com',
  ],
  [
    "hosts of the kit's own",
    withHosts(
      AT_HOME,
      'origin.shop.example.com',
      'origin-eu-west-1.shop.example.com',
      'geo.shop.example.com',
      'write.shop.example.com',
    ),
    'FILE:5:127 services[1].host: is kept by the kit for itself (origin, origin-<region>, geo, near and write of the domain), found "origin.shop.example.com"; use e.g. api0.shop.example.com',
    'FILE:5:220 services[2].host: is kept by the kit for itself (origin, origin-<region>, geo, near and write of the domain), found "origin-eu-west-1.shop.example.com"; use e.g. api1.shop.example.com',
    'FILE:5:323 services[3].host: is kept by the kit for itself (origin, origin-<region>, geo, near and write of the domain), found "geo.shop.example.com"; use e.g. api2.shop.example.com',
    'FILE:5:413 services[4].host: is kept by the kit for itself (origin, origin-<region>, geo, near and write of the domain), found "write.shop.example.com"; use e.g. api3.shop.example.com',
  ],
  [
    'static path listed twice',
    edge('static: [{ path: /a/*, ttlSeconds: 1 }, { path: /A/*, ttlSeconds: 2 }]'),
    'FILE:6:57 edge.static[1].path: is edge.static[0] again, found "/A/*"; remove one of them',
  ],
  [
    'cached path listed twice',
    edge('cache: [{ path: /a/*, ttlSeconds: 1 }, { path: /a/*, ttlSeconds: 2 }]'),
    'FILE:6:56 edge.cache[1].path: is edge.cache[0] again, found "/a/*"; remove one of them',
  ],
  [
    'path both static and cached',
    edge('static: [{ path: /a/*, ttlSeconds: 1 }], cache: [{ path: /a/*, ttlSeconds: 1 }]'),
    'FILE:6:66 edge.cache[0].path: is edge.static[0] too (bucket or servers answer a path, not both), found "/a/*"; remove one of them',
  ],
  [
    "path both static and a service's",
    edge('static: [{ path: /API/*, ttlSeconds: 1 }]'),
    'FILE:6:26 edge.static[0].path: is services[1].path too (bucket or servers answer a path, not both), found "/API/*"; use a folder of its own, e.g. /assets/*',
  ],
  [
    'static path over that of a service',
    edge('static: [{ path: /ap*, ttlSeconds: 1 }]'),
    'FILE:6:26 edge.static[0].path: takes every request of services[1].path, which is /api/* (bucket or servers answer a path, not both), found "/ap*"; use a folder of its own, e.g. /assets/*',
  ],
  [
    'static path over that of a service with a host',
    `${withServices('{ name: api, image: api, port: 81, host: api.shop.example.com, path: /api/x }', STAGE_3)}edge: { static: [{ path: /api/*, ttlSeconds: 1 }] }\n`,
    'FILE:6:26 edge.static[0].path: takes every request of services[1].path, which is /api/x (bucket or servers answer a path, not both), found "/api/*"; use a folder of its own, e.g. /assets/*',
  ],
  [
    'static path for everything',
    edge('static: [{ path: /*, ttlSeconds: 1 }, { path: /, ttlSeconds: 1 }]'),
    'FILE:6:26 edge.static[0].path: takes every request (bucket or servers answer a path, not both), found "/*"; use a folder of its own, e.g. /assets/*',
    'FILE:6:55 edge.static[1].path: names no file: the bucket would answer with a list of its files, found "/"; use a folder of its own, e.g. /assets/*',
  ],
  [
    "paths of the kit's own",
    `${withServices('{ name: api, image: api, port: 81, path: /error-pages/* }', STAGE_3)}edge: { static: [{ path: /error-pages/a, ttlSeconds: 1 }], cache: [{ path: /Error-Pages/b*, ttlSeconds: 1 }] }\n`,
    'FILE:5:102 services[1].path: is where the kit keeps the page for when no server answers (nothing else below /error-pages/), found "/error-pages/*"; use another path',
    'FILE:6:26 edge.static[0].path: is where the kit keeps the page for when no server answers (nothing else below /error-pages/), found "/error-pages/a"; use another path',
    'FILE:6:76 edge.cache[0].path: is where the kit keeps the page for when no server answers (nothing else below /error-pages/), found "/Error-Pages/b*"; use another path',
  ],
  [
    'more paths than a CDN has',
    edge(`static: [${numbered(75, (i) => `{ path: /files${i}/*, ttlSeconds: 1 }`)}]`),
    "FILE:6:7 edge: has too many paths (CloudFront takes 75, and 1 is the kit's: at most 74), found 75; join those that begin alike, with * at the end",
  ],
  [
    'more cache policies than an account has',
    edge(
      `static: [${numbered(4, (i) => `{ path: /files${i}/*, ttlSeconds: ${1 + (i % 2)} }`)}], cache: [${numbered(19, (i) => `{ path: /kept${i}/*, ttlSeconds: 1 }`)}]`,
    ),
    'FILE:6:7 edge: needs too many cache policies: 19 for cached paths, 2 for lifetimes of static ones (an account has 20, for all its environments), found 21; join cached paths with * at the end, or give static paths the same ttlSeconds',
  ],
  [
    'lifetime of nothing',
    edge('static: [{ path: /a/*, ttlSeconds: 0 }], cache: [{ path: /b/*, ttlSeconds: 0 }]'),
    'FILE:6:44 edge.static[0].ttlSeconds: is too small (at least 1), found 0',
    'FILE:6:84 edge.cache[0].ttlSeconds: is too small (at least 1), found 0',
  ],
  [
    'headers that CloudFront does not tell answers by',
    kept('headers: [Cookie, x-forwarded-proto, X-Edge-Location, TE, HOST, accept-encoding]'),
    'FILE:6:58 edge.cache[0].headers[0]: can not tell answers apart (CloudFront takes it in no key), found "Cookie"; name the cookies under cookies',
    'FILE:6:66 edge.cache[0].headers[1]: can not tell answers apart (CloudFront takes it in no key), found "x-forwarded-proto"; use CloudFront-Forwarded-Proto',
    'FILE:6:85 edge.cache[0].headers[2]: can not tell answers apart (CloudFront takes it in no key), found "X-Edge-Location"; remove it',
    'FILE:6:102 edge.cache[0].headers[3]: can not tell answers apart (CloudFront takes it in no key), found "TE"; remove it',
    'FILE:6:106 edge.cache[0].headers[4]: is part of every key already, found "HOST"; remove it',
    'FILE:6:112 edge.cache[0].headers[5]: is part of every key already, found "accept-encoding"; remove it',
  ],
  [
    'parts of a cache key that are there twice',
    kept('query: [page, Page, page], headers: [Accept-Language, accept-language], cookies: [a, a]'),
    'FILE:6:68 edge.cache[0].query[2]: is there already, at [0], found "page"; remove one of them',
    'FILE:6:102 edge.cache[0].headers[1]: is there already, at [0], found "accept-language"; remove one of them',
    'FILE:6:133 edge.cache[0].cookies[1]: is there already, at [0], found "a"; remove one of them',
  ],
  [
    'parts of a cache key that are no names',
    kept(`query: ["", "a b", "a=b"], headers: ["*", "X:Y"], cookies: ["a b"]`),
    'FILE:6:56 edge.cache[0].query[0]: is not the name of a query parameter, found ""; write one name, without spaces',
    'FILE:6:60 edge.cache[0].query[1]: is not the name of a query parameter, found "a b"; write one name, without spaces',
    'FILE:6:67 edge.cache[0].query[2]: is not the name of a query parameter, found "a=b"; write one name, without spaces',
    'FILE:6:85 edge.cache[0].headers[0]: is not the name of a header, found "*"; write one name, without spaces',
    'FILE:6:90 edge.cache[0].headers[1]: is not the name of a header, found "X:Y"; write one name, without spaces',
    'FILE:6:108 edge.cache[0].cookies[0]: is not the name of a cookie, found "a b"; write one name, without spaces',
  ],
  [
    'too many parts of a cache key',
    kept(
      `query: [${numbered(11, (i) => `q${i}`)}], headers: [${numbered(10, (i) => `h${i}`)}], cookies: [${numbered(11, (i) => `c${i}`)}]`,
    ),
    'FILE:6:55 edge.cache[0].query: has too many query parameters (CloudFront takes 10), found 11; leave out those that change no answer',
    'FILE:6:111 edge.cache[0].headers: has too many headers (CloudFront takes 10, and Host is one), found 10; leave out those that change no answer',
    'FILE:6:162 edge.cache[0].cookies: has too many cookies (CloudFront takes 10), found 11; leave out those that change no answer',
  ],
  [
    'too long a cache key',
    kept(`query: [${numbered(10, (i) => `q${i}${'x'.repeat(101)}`)}]`),
    'FILE:6:17 edge.cache[0]: has too long a key (all names together at most 1024 characters), found 1034; leave out those that change no answer',
  ],
  [
    'path without a slash',
    BASE.replace('port: 80', 'port: 80, path: api'),
    'FILE:4:55 services[0].path: is not valid (starts with /, at most 128 characters, * only at the end), found "api"',
  ],
  [
    'two services of one name',
    withServices('{ name: web, image: api, port: 81, path: /api/* }'),
    'FILE:4:69 services[1].name: is the name of services[0] already, found "web"; give it a name of its own',
  ],
  [
    "a service with the proxy's name",
    BASE.replace('name: web', 'name: proxy'),
    'FILE:4:20 services[0].name: is taken on every server, found "proxy"; rename it',
  ],
  [
    'a service called as the workers of a queue',
    `${withServices('{ name: worker-email, image: api, port: 81, path: /api/* }', STAGE_3)}queues: [{ name: email, ${WORKER} }]\n`,
    'FILE:5:69 services[1].name: is what the workers of queues[0] are called, found "worker-email"; rename it',
  ],
  [
    'a queue called as the dead letters of another',
    `${STAGE_3}queues: [{ name: email-dead, ${WORKER} }, { name: email, ${WORKER} }]\n`,
    'FILE:6:18 queues[0].name: is where the dead letters of queues[1] go, found "email-dead"; rename the newer of the two',
  ],
  [
    "topics called as the alarms'",
    `${STAGE_3}topics: [{ name: page }, { name: notice }]\n`,
    'FILE:6:18 topics[0].name: is the topic of the kit\'s own alarms, found "page"; rename it',
    'FILE:6:34 topics[1].name: is the topic of the kit\'s own alarms, found "notice"; rename it',
  ],
  [
    'a table called as the map of the shards',
    `${BASE}tables: [{ name: shard-map, key: id }]\n`,
    'FILE:5:18 tables[0].name: is the table with the map of the shards, found "shard-map"; rename it',
  ],
  [
    'a read model called as the map of the shards',
    `${LARGE}events: [{ name: placed }]\nreadModels: [{ name: shard-map, key: id, from: [placed] }]\n`,
    'FILE:7:22 readModels[0].name: is the table with the map of the shards, found "shard-map"; rename it',
  ],
  [
    'number as a variable',
    BASE.replace('port: 80', 'port: 80, environment: { LEVEL: 3 }'),
    'FILE:4:71 services[0].environment.LEVEL: has the wrong type (must be text), found 3; write "3" in quotes',
  ],
  [
    'variable of the kit',
    BASE.replace('port: 80', 'port: 80, environment: { AWS_REGION: x }'),
    'FILE:4:76 services[0].environment.AWS_REGION: is set by the kit; remove it',
  ],
  [
    'access key as a variable',
    BASE.replace('port: 80', 'port: 80, environment: { KEY: AKIAIOSFODNN7EXAMPLE }'),
    'FILE:4:69 services[0].environment.KEY: holds a credential, which everyone who reads the template would see; put it into Secrets Manager and name it under secrets; then replace the credential',
  ],
  [
    'variable that is also a secret',
    BASE.replace('port: 80', 'port: 80, environment: { A: b }, secrets: { A: c }'),
    'FILE:4:86 services[0].secrets.A: is set under environment too; remove one of them',
  ],
  [
    'variable of the kit in a worker',
    queueWith('environment: { QUEUE_NAME: x }'),
    'FILE:6:78 queues[0].worker.environment.QUEUE_NAME: is set by the kit; remove it',
  ],
  [
    'variable of a worker that is also a secret',
    queueWith('environment: { A: b }, secrets: { A: c }'),
    'FILE:6:88 queues[0].worker.secrets.A: is set under environment too; remove one of them',
  ],
  [
    'access key as a variable of a worker',
    queueWith('environment: { KEY: AKIAIOSFODNN7EXAMPLE }'),
    'FILE:6:71 queues[0].worker.environment.KEY: holds a credential, which everyone who reads the template would see; put it into Secrets Manager and name it under secrets; then replace the credential',
  ],
  [
    'unknown table of a worker',
    queueWith('uses: { tables: [carts] }'),
    'FILE:6:68 queues[0].worker.uses.tables[0]: is not a table of this configuration, found "carts"; there are no tables; remove it, or add the table',
  ],
  [
    'unknown shard of a worker',
    queueWith('uses: { shards: [man] }'),
    'FILE:6:68 queues[0].worker.uses.shards[0]: is not a shard of this configuration, found "man"; did you mean main?',
  ],
  [
    'image of a region that a worker does not run in',
    queueWith('ami: { eu-west-1: ami-01234567 }'),
    'FILE:6:69 queues[0].worker.ami.eu-west-1: is not a region of this configuration, found "eu-west-1"; use one of: us-east-1',
  ],
  [
    'unknown queue',
    `${LARGE}queues: [{ name: email, ${WORKER} }]\ntopics: [{ name: paid, subscribers: [{ queue: emial }] }]\n`,
    'FILE:7:47 topics[0].subscribers[0].queue: is not a queue of this configuration, found "emial"; did you mean email?',
  ],
  [
    'topic that subscribes to a topic',
    `${STAGE_3}queues: [{ name: email, ${WORKER} }]\ntopics: [{ name: paid, subscribers: [{ queue: done }] }, { name: done, subscribers: [{ queue: paid }] }]\n`,
    'FILE:7:47 topics[0].subscribers[0].queue: is a topic (topics and events go to queues only, so that nothing can run in a circle), found "done"; name the queues that shall have it',
    'FILE:7:95 topics[1].subscribers[0].queue: is a topic (topics and events go to queues only, so that nothing can run in a circle), found "paid"; name the queues that shall have it',
  ],
  [
    'topic that subscribes to an event',
    `${LARGE}topics: [{ name: paid }]\nevents: [{ name: order.placed, subscribers: [{ queue: paid }] }]\n`,
    'FILE:7:55 events[0].subscribers[0].queue: is a topic (topics and events go to queues only, so that nothing can run in a circle), found "paid"; name the queues that shall have it',
  ],
  [
    'queue that subscribes twice',
    `${STAGE_3}queues: [{ name: email, ${WORKER} }]\ntopics: [{ name: paid, subscribers: [{ queue: email }, { queue: email }, { queue: email, filter: { a: [b] } }] }]\n`,
    'FILE:7:65 topics[0].subscribers[1].queue: is subscribers[0] again, found "email"; remove one of them',
    'FILE:7:83 topics[0].subscribers[2].queue: is subscribers[0] again, found "email"; remove one of them, and put what both want into its filter',
  ],
  [
    'FIFO queue that subscribes',
    `${LARGE}queues: [{ name: ledger, fifo: true, ${WORKER} }]\ntopics: [{ name: paid, subscribers: [{ queue: ledger }] }]\nevents: [{ name: done, subscribers: [{ queue: ledger }] }]\n`,
    'FILE:7:47 topics[0].subscribers[0].queue: keeps an order, which topics don\'t have (a FIFO queue subscribes to nothing), found "ledger"; send to it directly, or subscribe a queue with fifo: false',
    'FILE:8:47 events[0].subscribers[0].queue: keeps an order, which events don\'t have (a FIFO queue subscribes to nothing), found "ledger"; send to it directly, or subscribe a queue with fifo: false',
  ],
  [
    'filter by too many attributes',
    filtered('a: [x], b: [x], c: [x], d: [x], e: [x], f: [x]'),
    'FILE:7:62 topics[0].subscribers[0].filter: names too many attributes (SNS takes at most 5), found 6; filter by less, and let the workers do the rest',
  ],
  [
    'filter with too many combinations',
    filtered(`a: [${'x, '.repeat(16)}], b: [${'x, '.repeat(10)}]`),
    'FILE:7:62 topics[0].subscribers[0].filter: has too many combinations of values (numbers of values, multiplied, at most 150), found 160; filter by less, and let the workers do the rest',
  ],
  [
    'workers without a queue',
    `${STAGE_3}workers: [{ image: busybox }]\n`,
    'FILE:6:1 workers: is not a key; write worker under the queue that it empties',
  ],
  [
    'queue without a worker',
    `${STAGE_3}queues: [{ name: email }]\n`,
    'FILE:6:10 queues[0].worker: is missing (a mapping); add worker',
  ],
  [
    'queues at stage 2',
    `${STAGE_2}queues: [{ name: email, ${WORKER} }]\n`,
    'FILE:5:1 queues: needs stage 3 (stage is 2); remove it, or set stage: 3',
  ],
  [
    'unknown table',
    BASE.replace('port: 80', 'port: 80, uses: { tables: [carts] }'),
    'FILE:4:66 services[0].uses.tables[0]: is not a table of this configuration, found "carts"; there are no tables; remove it, or add the table',
  ],
  [
    'place in an unknown region',
    `${LARGE}routing: { places: { EU: [eu-west-2, us-east-1] } }\n`,
    'FILE:6:27 routing.places.EU[0]: is not a region of this configuration, found "eu-west-2"; did you mean eu-west-1?',
  ],
  [
    'place in one region, twice in another, bias and policy that mean nothing',
    `${LARGE}routing: { policy: latency, bias: { eu-west-1: 5 }, places: { EU: [eu-west-1], IN: [eu-west-1, us-east-1, eu-west-1] } }\n`,
    'FILE:6:35 routing.bias: has no effect (routing.policy is latency); remove it, or use geoproximity',
    'FILE:6:67 routing.places.EU: ends in one Region (at least 2, so that one may be lost), found "eu-west-1"; add the Region that is next best',
    'FILE:6:107 routing.places.IN[2]: is routing.places.IN[0] again, found "eu-west-1"; remove one of them',
  ],
  [
    'geolocation without places',
    `${LARGE}routing: { policy: geolocation }\n`,
    'FILE:6:20 routing.policy: names no places (geolocation goes by routing.places), found "geolocation"; add routing.places, or use latency',
  ],
  [
    'too many copies of a database over all regions',
    `${LARGE}database: { replicas: 9 }\n`,
    'FILE:6:23 database.replicas: makes 18 copies of each database in 2 Regions (at most 15), found 9; use 7',
  ],
  [
    'queue and topic of the kit at stage 4',
    `${LARGE}queues: [{ name: events-undelivered, ${WORKER} }]\ntopics: [{ name: edge-page }]\n`,
    'FILE:6:18 queues[0].name: is where events go that no Region takes, found "events-undelivered"; rename it',
    'FILE:7:18 topics[0].name: is the topic of the kit\'s own alarms, found "edge-page"; rename it',
  ],
  [
    'shard of a tenant that does not exist',
    `${LARGE}database: { sharding: { strategy: hash, overrides: { big: orders } } }\n`,
    'FILE:6:59 database.sharding.overrides.big: is not a shard of this configuration, found "orders"; use one of: main',
  ],
  [
    'first shard is not main',
    `${LARGE}database: { shards: [orders] }\n`,
    'FILE:6:22 database.shards[0]: is not main (the first database is shard main for ever), found "orders"; put main first',
  ],
  [
    'strategy that does not exist',
    `${LARGE}database: { sharding: { strategy: hsh } }\n`,
    'FILE:6:35 database.sharding.strategy: is not a choice (one of: hash, range, geographic, directory), found "hsh"; did you mean hash?',
  ],
  [
    'ranges of keys with a gap before them, one twice and one too late',
    `${LARGE}database: { sharding: { strategy: range, ranges: [{ from: b, shard: main }, { from: m, shard: main }, { from: m, shard: main }, { from: c, shard: main }] } }\n`,
    'FILE:6:59 database.sharding.ranges[0].from: leaves keys before it without a shard (the first range begins with ""), found "b"',
    'FILE:6:111 database.sharding.ranges[2].from: is there twice, found "m"; remove one of both',
    'FILE:6:137 database.sharding.ranges[3].from: is out of order (after "m", in the order of UTF-8 bytes), found "c"',
  ],
  [
    'SQL name that is reserved',
    `${BASE}database: { name: postgres }\n`,
    'FILE:5:19 database.name: is no name for a database: PostgreSQL or RDS keep it for themselves, found "postgres"; set database.name to another',
  ],
  [
    'storage without room',
    `${BASE}database: { storageGb: 200, maxStorageGb: 200 }\n`,
    'FILE:5:43 database.maxStorageGb: leaves no room to grow (at least 10 % above storageGb = 220), found 200; use 220 or more',
  ],
  [
    'fewest above most',
    `${LARGE.replace('port: 80', 'port: 80, servers: { min: 4, max: 2 }')}`,
    'FILE:5:65 services[0].servers.min: is above max (at most 2), found 4; swap them, or raise max',
  ],
  [
    'visibility too short',
    `${LARGE}queues: [{ name: email, ${WORKER}, handlerSeconds: 60 }]\n`,
    'FILE:6:10 queues[0].visibilitySeconds: is too short (at least 6 x handlerSeconds = 360), found 180; use 360',
  ],
  [
    'retention that ends before the last try',
    emailQueue('visibilitySeconds: 21600, retentionDays: 1'),
    'FILE:6:94 queues[0].retentionDays: ends before the last try, so that a message is lost instead of set aside (above maxReceives x visibilitySeconds = 108000 s), found 1; use 2',
  ],
  [
    'tries that take longer than any retention',
    emailQueue('visibilitySeconds: 43200, maxReceives: 30'),
    'FILE:6:10 queues[0].retentionDays: ends before the last try, so that a message is lost instead of set aside (above maxReceives x visibilitySeconds = 1296000 s), found 4; use maxReceives: 25 or less, and retentionDays: 13',
  ],
  [
    'dead letters that are too old',
    emailQueue('retentionDays: 14'),
    'FILE:6:68 queues[0].retentionDays: leaves a dead letter no time: it keeps its age, and none gets older than 14 days (at most 13, or fifo), found 14; use 13',
  ],
  [
    'an age that no message can keep',
    emailQueue('handlerSeconds: 30, oldestMessageSeconds: 29'),
    'FILE:6:95 queues[0].oldestMessageSeconds: is less than one message takes, so that no number of workers is enough (at least handlerSeconds = 30), found 29; use 30 or more',
  ],
  [
    'an age that no message reaches',
    emailQueue('oldestMessageSeconds: 345600'),
    'FILE:6:75 queues[0].oldestMessageSeconds: is never reached: a message does not get so old (below retentionDays = 345600 s), found 345600; use less, or raise retentionDays',
  ],
  [
    'interval that Route 53 lacks',
    `${LARGE}routing: { failoverSeconds: { interval: 20 } }\n`,
    'FILE:6:41 routing.failoverSeconds.interval: is not a choice (one of: 10, 30), found 20',
  ],
  [
    'retired and still there',
    `${BASE}tables: [{ name: carts, key: id }]\nretired: [table/carts]\n`,
    'FILE:6:11 retired[0]: is still a table of this configuration, found "table/carts"; remove the table, or this line',
  ],
  [
    'main retired',
    `${BASE}retired: [shard/main]\n`,
    'FILE:5:11 retired[0]: can never be retired, found "shard/main"; remove it',
  ],
  [
    'domain too long for a certificate',
    `${BASE}domain: { name: ${'a'.repeat(60)}.example.com, hostedZoneId: Z01 }\n`,
    `FILE:5:17 domain.name: is too large (at most 64 characters), found "${'a'.repeat(58)}…`,
  ],
  [
    'protection switched off by a word',
    `${BASE}unprotected: "no"\n`,
    'FILE:5:14 unprotected: is no reason (whatever stands here turns protection off), found "no"; remove the line to be protected, or write why the data may be lost, e.g. throw-away',
  ],
  [
    'protection as a truth value',
    `${BASE}unprotected: false\n`,
    'FILE:5:14 unprotected: has the wrong type (must be text), found false',
  ],
  [
    'mapping that JavaScript could not print',
    BASE.replace('app: shop', 'app: { toString: 1 }'),
    'FILE:1:6 app: has the wrong type (must be text), found {"toString":1}',
  ],
  [
    'misspelt key beside what does not fit together',
    `${LARGE.replace('eu-west-1 }', 'eu-west-1, cidr: 10.0.0.0/16 }')}cahce: {}\n`,
    'FILE:4:57 regions[1].cidr: overlaps regions[0].cidr (must be disjoint), found "10.0.0.0/16"; use 10.8.0.0/16',
    'FILE:6:1 cahce: is not a key; did you mean cache?',
  ],
  ['alias to itself', `${BASE}tags: &t { a: *t }\n`, 'FILE:5:15: uses an alias; write the value out'],
  [
    'merge key',
    `${BASE}tags: { <<: x }\n`,
    'FILE:5:9 tags["<<"]: is not a valid name (at most 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:)',
  ],
  ['explicit tag', `${BASE}tags: !!map { a: b }\n`, 'FILE:5:13: has the tag tag:yaml.org,2002:map; remove the tag'],
  ['older YAML', `%YAML 1.1\n---\n${BASE}`, 'FILE:1:1: has a %YAML directive; remove it'],
  [
    'mapping as a key',
    `${BASE}{ a: b }: c\n`,
    'FILE:5:1: has a key that is no word; use one of the keys of config/example.yaml',
  ],
  ['thousands of brackets', `app: ${'['.repeat(5000)}\n`, 'FILE: is nested too deeply'],
  ['a staircase of lists', `app:\n  ${'- '.repeat(5000)}a\n`, 'FILE: is nested too deeply'],
  [
    'key without a value',
    `${BASE}database:\n`,
    'FILE:5:10 database: has no value (a mapping); fill it in, or remove the key',
  ],
  [
    'account with a leading zero',
    `${BASE}account: 000000000000\n`,
    'FILE:5:10 account: has the wrong type (must be text), found 0; write "000000000000" in quotes',
  ],
  [
    'infinite port',
    BASE.replace('port: 80', 'port: .inf'),
    'FILE:4:45 services[0].port: has the wrong type (must be a number), found Infinity',
  ],
  [
    'class that is a word of JavaScript',
    BASE.replace('port: 80', 'port: 80, instance: constructor'),
    'FILE:4:59 services[0].instance: is not a class of EC2 this kit knows, found "constructor"; use e.g. t4g.micro, or add it to lib/catalog/instance-classes.ts',
  ],
  [
    'empty block',
    withRegion('cidr: ""'),
    'FILE:3:36 regions[0].cidr: is not an IPv4 block (first address / prefix length), found ""; use e.g. 10.0.0.0/16',
  ],
  [
    'block with a leading zero',
    withRegion('cidr: 010.0.0.0/16'),
    'FILE:3:36 regions[0].cidr: is not an IPv4 block (first address / prefix length), found "010.0.0.0/16"; use e.g. 10.0.0.0/16',
  ],
  [
    'app whose database would have a reserved name',
    BASE.replace('app: shop', 'app: order'),
    'FILE:1:6 app: is no name for a database: PostgreSQL or RDS keep it for themselves, found "order"; set database.name to another',
  ],
  [
    "app with AWS's own beginning",
    BASE.replace('app: shop', 'app: aws-shop'),
    'FILE:1:6 app: begins with aws, which AWS keeps for itself, found "aws-shop"; choose another name',
  ],
  [
    'service of one letter',
    BASE.replace('name: web', 'name: w'),
    'FILE:4:20 services[0].name: is not valid (2 to 30 characters: a-z 0-9 -, starts with a letter), found "w"',
  ],
  [
    'service called localhost',
    BASE.replace('name: web', 'name: localhost'),
    'FILE:4:20 services[0].name: is taken on every server, found "localhost"; rename it',
  ],
  [
    "tag of AWS's own",
    `${BASE}tags: { "aws:x": y }\n`,
    'FILE:5:9 tags["aws:x"]: is not a valid name (at most 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:)',
  ],
  ["tag of the kit's own", `${BASE}tags: { App: y }\n`, 'FILE:5:14 tags.App: is set by the kit; remove it'],
  [
    'tags that differ in case only',
    `${BASE}tags: { Owner: a, owner: b }\n`,
    'FILE:5:26 tags.owner: is Owner again, but for its case; remove one of them',
  ],
  [
    'secret that would break the shell',
    BASE.replace('port: 80', 'port: 80, secrets: { PATH: a }'),
    'FILE:4:66 services[0].secrets.PATH: is a variable of the shell that starts the container; choose another name',
  ],
  [
    'dynamic reference as a variable',
    BASE.replace('port: 80', 'port: 80, environment: { A: "{{resolve:ssm:x}}" }'),
    'FILE:4:67 services[0].environment.A: would be replaced on the way, found "{{resolve:ssm:x}}"; name a secret under secrets, or write the value itself',
  ],
  [
    'token as a variable',
    BASE.replace('port: 80', 'port: 80, environment: { KEY: ghp_abcdefghijklmnop }'),
    'FILE:4:69 services[0].environment.KEY: holds a credential, which everyone who reads the template would see; put it into Secrets Manager and name it under secrets; then replace the credential',
  ],
  [
    'machine images that differ on one server',
    withServices('{ name: api, image: api, port: 81, path: /api/*, ami: { us-east-1: ami-01234567 } }'),
    'FILE:4:115 services[1].ami: differs from services[0].ami (at stage 1 all services share one server), found {"us-east-1":"ami-01234567"}; pin the same in all',
  ],
  [
    'paths that differ in case only',
    withServices('{ name: api, image: api, port: 81, path: /API }, { name: old, image: old, port: 82, path: /api }'),
    'FILE:4:151 services[2].path: takes the same requests as services[1], found "/api"; change one of them',
  ],
  [
    'table whose items would never expire',
    `${BASE}tables: [{ name: carts, key: id, ttl: id }]\n`,
    'FILE:5:39 tables[0].ttl: is the key, which is no number, found "id"; name another attribute',
  ],
  [
    'stage 2 and only reached without a domain',
    BASE.replace('stage: 1', 'stage: 2\nreached: 3'),
    'FILE:3:10 reached: needs a domain (from stage 3), found 3; add domain with name and hostedZoneId',
  ],
];

/** What comes near to a mistake and is none. */
const ACCEPTED: readonly (readonly [name: string, yaml: string])[] = [
  ['a filter as fine as SNS takes it', filtered(`a: [${'x, '.repeat(15)}], b: [${'x, '.repeat(10)}], c: [x]`)],
  ['hosts with a certificate', withHosts(STAGE_3, 'shop.example.com', 'admin.shop.example.com')],
  ['any host on a single server', withHosts(AT_HOME, 'a.b.shop.example.com', 'shop.other.com')],
  ['any host without a domain', withHosts(STAGE_2, 'shop.other.com')],
  [
    'files under the path of a service',
    edge('static: [{ path: /api/docs/*, ttlSeconds: 1 }, { path: /assets/*, ttlSeconds: 1 }]'),
  ],
  [
    'a service all of whose answers are kept',
    edge('cache: [{ path: /api/*, ttlSeconds: 1 }, { path: /api/hot, ttlSeconds: 1 }, { path: /*, ttlSeconds: 1 }]'),
  ],
  [
    "paths that only begin like the kit's own",
    edge('static: [{ path: /error-pages, ttlSeconds: 1 }, { path: /error*, ttlSeconds: 1 }]'),
  ],
  ['as many paths as a CDN has', edge(`static: [${numbered(74, (i) => `{ path: /files${i}/*, ttlSeconds: 1 }`)}]`)],
  [
    'as many cache policies as an account has',
    edge(`cache: [${numbered(20, (i) => `{ path: /kept${i}/*, ttlSeconds: 1 }`)}]`),
  ],
  [
    'a key of what tells answers apart',
    kept(
      `query: ["filter[price]", page], headers: [Authorization, Origin, CloudFront-Viewer-Country, ${numbered(6, (i) => `h${i}`)}], cookies: [${numbered(10, (i) => `__Host-${i}`)}]`,
    ),
  ],
  ['workers that use no database', queueWith('max: 500, uses: { shards: [] }')],
  [
    'workers that stand no more',
    `${AT_HOME}reached: 3\nqueues: [{ name: email, worker: { image: busybox, max: 500 } }]\n`,
  ],
  ['a service called as workers that there are none of', BASE.replace('name: web', 'name: worker-email')],
  ['dead letters of a FIFO queue, whose age begins anew', emailQueue('fifo: true, retentionDays: 14')],
  ['an age as long as one message takes', emailQueue('handlerSeconds: 30, oldestMessageSeconds: 30')],
];

describe('a broken configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const errorOf = (yaml: string | Buffer, name = 'broken.yaml'): string => {
    const file = join(folder, name);
    writeFileSync(file, yaml);
    try {
      loadConfig(file);
    } catch (error) {
      if (error instanceof ConfigError) return error.message.replaceAll(file, 'FILE');
      throw error;
    }
    return 'no error';
  };

  it.each(CASES)('%s: says where, what, limit, found and what to do', (_, yaml, ...lines) => {
    expect(errorOf(yaml).split('\n').slice(0, -1)).toEqual(lines);
  });

  it.each(ACCEPTED)('is not one with %s', (_, yaml) => {
    expect(errorOf(yaml)).toBe('no error');
  });

  it('says how many problems there are on the last line', () => {
    expect(errorOf('app: shop\n')).toMatch(/\n3 problems$/);
    expect(errorOf(`${BASE}tabels: []\n`)).toMatch(/\n1 problem$/);
  });

  it('that is no UTF-8 is refused as not text', () => {
    expect(errorOf(Buffer.from([0x61, 0xff, 0xfe]))).toContain('FILE: is not text');
  });

  it('that is larger than 256 KiB is not even parsed', () => {
    expect(errorOf(`# ${'x'.repeat(300_000)}`)).toBe('FILE: is too large (at most 256 KiB); check the name\n1 problem');
  });

  it('whose name makes physical names too long says by how much', () => {
    const text = errorOf(BASE.replace('app: shop', 'app: a-shop-of-many-goods'), 'production.yaml');
    expect(text).toContain(
      'app: makes the bucket name "a-shop-of-many-goods-production-static-123456789012-ap-southeast-1"',
    );
    expect(text).toContain('66 characters long (at most 63); shorten app or the name of the environment by 3');
  });

  it('whose file is not named like an environment is refused', () => {
    expect(errorOf(BASE, 'Prod_1.yaml')).toContain(
      'is no name for an environment (the file is named a-z 0-9 -, starts with a letter), found "Prod_1"',
    );
  });
});

function withRegion(more: string): string {
  return BASE.replace('us-east-1 }', `us-east-1, ${more} }`);
}

/** Two services, the first for all paths. */
function withServices(second: string, base = BASE): string {
  return base.replace('port: 80 }', `port: 80, path: /* }, ${second}`);
}

/** A service for all paths, and one for each host. */
function withHosts(base: string, ...hosts: string[]): string {
  return withServices(
    hosts.map((host, i) => `{ name: api${i}, image: api, port: 81, databaseConnections: 1, host: ${host} }`).join(', '),
    base,
  );
}

/** Nine lists, each of nine times the one before: a few hundred bytes that would become 387 million items. */
function bomb(): string {
  const lines = Array.from(
    { length: 9 },
    (_, i) =>
      `k${i}: &a${i} [${Array(9)
        .fill(i === 0 ? 'x' : `*a${i - 1}`)
        .join(', ')}]`,
  );
  return `${lines.join('\n')}\n`;
}
