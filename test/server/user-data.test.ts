import type { ServiceSpec } from '../../lib/blueprint/compute';
import { privateRepositories } from '../../lib/server/private-registry';
import { PROXY_IMAGE, proxyConfig } from '../../lib/server/proxy';
import { startScript } from '../../lib/server/start-script';
import { USER_DATA_MAX_BYTES, userData } from '../../lib/server/user-data';
import { WEB } from '../support/service';

const API: ServiceSpec = { ...WEB, name: 'api', port: 81, route: { path: '/api/*', host: 'shop.example.com' } };

const PROPS = {
  region: 'us-east-1',
  topologyPath: '/shop/test/topology',
  logGroup: '/shop/test/services',
  stackName: 'stack',
  groupLogicalId: 'Group',
};
const script = (services: readonly ServiceSpec[]) =>
  userData({ ...PROPS, work: { from: 'address', services, allocation: 'eipalloc-1' } });

const CONTAINER = { ...PROPS, options: [], variables: {} };

describe('the start of a server', () => {
  it('is a script from its first byte on: cloud-init looks for #! there', () => {
    expect(script([WEB])).toMatch(/^#!\/bin\/bash\n/);
  });

  it('knows the health path of every service, at the port that is only its own', () => {
    expect(script([WEB, API])).toContain('HEALTH=(18080/up 18081/up)');
    expect(script([WEB, API])).toContain('CONTAINERS=(web api proxy)');
  });

  it('has room for ten services in what EC2 takes', () => {
    const services = Array.from({ length: 10 }, (_, i) => ({
      ...WEB,
      name: `service-${i}`,
      secrets: { KEY: 'shop/key' },
    }));
    expect(Buffer.byteLength(script(services))).toBeLessThan(USER_DATA_MAX_BYTES);
  });

  it('logs in to private registries only where there are some', () => {
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1';
    expect(script([WEB])).not.toContain('ecr-');
    expect(script([{ ...WEB, image }])).toContain('amazon-ecr-credential-helper');
    // For that registry only: asked for a public one, the helper would fail without more permissions.
    expect(script([{ ...WEB, image }])).toContain(
      '{"credHelpers":{"123456789012.dkr.ecr.us-east-1.amazonaws.com":"ecr-login"}}',
    );
    expect(privateRepositories([image, image, 'nginx'])).toMatchObject([
      { account: '123456789012', region: 'us-east-1', name: 'shop/web' },
    ]);
  });
});

describe('the start of a server behind a load balancer', () => {
  const text = userData({ ...PROPS, work: { from: 'load-balancer', service: WEB, port: 8080 } });

  it('runs its one service, at the port of the balancer, and no proxy', () => {
    expect(text).toContain('CONTAINERS=(web)\n');
    expect(text).toContain('HEALTH=(8080/up)');
    expect(text).toContain('--publish 8080:80 ');
    expect(text).not.toMatch(/caddy/i);
  });

  it('takes no address and keeps no certificates', () => {
    expect(text).toContain('ALLOCATION=\n');
    expect(text).toContain('TIMERS=()');
    expect(text).not.toContain('/opt/app/take-address');
    expect(text).not.toContain('secretsmanager');
  });
});

describe('a file on a server', () => {
  it('can not be ended early by its own content', () => {
    const command = ['sh', '-c', 'cat <<END_OF_FILE\nhi\nEND_OF_FILE\nreboot'];
    const text = script([{ ...WEB, command }]);
    const [, word = ''] = /cat > \/opt\/app\/containers\/web <<'(\w+)'/.exec(text) ?? [];
    expect(text.split('\n').filter((line) => line === word)).toHaveLength(1);
    expect(text.indexOf('reboot')).toBeLessThan(text.indexOf(`\n${word}\n`));
  });
});

describe('the addresses of private registries', () => {
  it.each([
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/a/b:1', 'eu-west-1', 'a/b'],
    ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/a', 'us-east-1', 'a'],
    ['123456789012.dkr-ecr.us-west-2.on.aws/a@sha256:00', 'us-west-2', 'a'],
  ])('%s is known', (image, region, name) => {
    expect(privateRepositories([image])).toEqual([
      { registry: image.split('/')[0], account: '123456789012', region, name },
    ]);
  });
});

describe('the start of a worker', () => {
  const worker = { ...WEB, name: 'worker-email' };
  const text = userData({ ...PROPS, work: { from: 'queue', container: worker, queue: 'email', handlerSeconds: 90 } });

  it('runs its one container, which nobody can call, and tells it its queue', () => {
    expect(text).toContain('CONTAINERS=(worker-email)\n');
    expect(text).toContain('HEALTH=()\nSTEADY=(worker-email)');
    expect(text).toContain('--env QUEUE_NAME=email');
    expect(text).not.toContain('--publish');
  });

  it('gives it the time of a message to end, and looks every 10 seconds whether it must', () => {
    expect(text).toContain(' --stop-timeout 90 ');
    expect(text).toContain('TIMERS=(drain.timer)');
    expect(text).toContain('OnUnitActiveSec=10\n');
    expect(text).toContain('--lifecycle-hook-name drain');
  });
});

describe('the start script of a service', () => {
  it('passes secrets through the environment and never as text', () => {
    const text = startScript({ ...CONTAINER, container: { ...WEB, secrets: { KEY: 'shop/key' } } });
    expect(text).toContain('secret_0=$(aws secretsmanager get-secret-value --region us-east-1 --secret-id=shop/key');
    expect(text).toContain('export KEY="$secret_0"');
    expect(text).toMatch(/docker run .* --env KEY nginx:1.27$/);
  });

  it('reads all secrets before it sets any: one may be a variable that the next read obeys', () => {
    const secrets = { AWS_PROFILE: 'a', OTHER: 'b' };
    const text = startScript({ ...CONTAINER, container: { ...WEB, secrets } });
    expect(text.lastIndexOf('get-secret-value')).toBeLessThan(text.indexOf('export'));
  });

  it('is reachable from the server itself only', () => {
    expect(script([WEB])).toContain(' --publish 127.0.0.1:18080:80 ');
  });

  it('quotes whatever the configuration says', () => {
    const container = { ...WEB, environment: { A: `it's $HOME "x"` }, command: ['echo', '$(reboot)'] };
    const text = startScript({ ...CONTAINER, container });
    expect(text).toContain(`--env 'A=it'\\''s $HOME "x"'`);
    expect(text).toMatch(/echo '\$\(reboot\)'$/);
  });
});

describe('the proxy', () => {
  it('is pinned by digest', () => {
    expect(PROXY_IMAGE).toMatch(/@sha256:[0-9a-f]{64}$/);
  });

  it('tries services in the order given and answers 404 where none matches', () => {
    const text = proxyConfig([API, WEB]);
    expect(text.indexOf('reverse_proxy api:81')).toBeLessThan(text.indexOf('reverse_proxy web:80'));
    expect(text).toContain('host shop.example.com');
    expect(text).toMatch(/respond 404/);
  });

  it('without a domain serves HTTP to everyone', () => {
    expect(proxyConfig([WEB])).toMatch(/\n:80 \{\n\timport routes\n\}$/);
  });

  it("with a domain serves it and the services' hosts over HTTPS, and sends everyone else there", () => {
    const text = proxyConfig([{ ...API, route: { path: '/*', host: 'api.example.com' } }, WEB], 'shop.example.com');
    expect(text).toContain('\nshop.example.com, api.example.com {\n\timport routes\n}');
    expect(text).toMatch(/\n:80 \{\n\tredir https:\/\/shop\.example\.com\{uri\} permanent\n\}$/);
  });
});
