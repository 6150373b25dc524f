import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { quote } from '../../lib/server/quote';
import { userData } from '../../lib/server/user-data';
import { ROOT, run } from '../support/run';
import { WEB } from '../support/service';

const SCRIPTS = join(ROOT, 'lib/server/scripts');

/** Programs that a server has and this machine must not run: each writes down how it was called. */
const STUBS: Readonly<Record<string, string>> = {
  aws: `case "$*" in
    *describe-addresses*) cat "$STATE/holder" ;;
    *describe-tags*) echo workers-of-email ;;
    *get-secret-value*) cat "$STATE/certificates" 2>/dev/null || exit 254 ;;
    *put-secret-value*) [[ -e "$STATE/refuse" ]] && exit 254; all="$*"; cp "\${all##*file://}" "$STATE/certificates" ;;
  esac`,
  docker:
    'case "$1 $2" in "network inspect") [[ -e "$STATE/network" ]] ;; "network create") touch "$STATE/network" ;; "inspect "*) cat "$STATE/started" ;; esac',
  systemctl: '',
  dnf: '[[ "$*" != *reboothint* || ! -e "$STATE/reboot" ]]',
  curl: 'case "$*" in *api/token*) echo token ;; *instance-id*) echo i-1 ;; *lifecycle-state*) cat "$STATE/lifecycle" ;; *) [[ ! -e "$STATE/sick" ]] ;; esac',
  sleep: '',
  'amazon-cloudwatch-agent-ctl': '[[ ! -e "$STATE/refuse" ]]',
};

/** A server's file system below a folder, and its programs. */
class Server {
  readonly root = mkdtempSync(join(tmpdir(), 'server-'));
  private readonly state = join(this.root, 'state');

  constructor() {
    for (const folder of ['bin', 'state', 'etc/systemd/system', 'var/lib'])
      mkdirSync(join(this.root, folder), { recursive: true });
    for (const [name, body] of Object.entries(STUBS)) {
      const file = join(this.root, 'bin', name);
      writeFileSync(file, `#!/bin/bash\necho "${name} $*" >>"$STATE/calls"\n${body}\n`);
      chmodSync(file, 0o700);
    }
    this.set('holder', 'None\n');
  }

  set(name: string, content = ''): void {
    writeFileSync(join(this.state, name), content);
  }

  run(script: string): number | null {
    writeFileSync(join(this.state, 'calls'), '');
    const own = script.replaceAll(/\/(opt\/app|etc\/systemd|var\/lib\/caddy|root)\b/g, `${this.root}/$1`);
    return run('bash', ['-c', own], { PATH: `${this.root}/bin:/usr/bin:/bin`, STATE: this.state }).status;
  }

  /** A program that the user data wrote. */
  program(name: string, ...args: string[]): number | null {
    return this.run([`${this.root}/opt/app/${name}`.slice(this.root.length), ...args].join(' '));
  }

  get calls(): string[] {
    return readFileSync(join(this.state, 'calls'), 'utf8').trim().split('\n');
  }

  called(text: string): boolean {
    return this.calls.some((call) => call.includes(text));
  }

  /** Every file that the user data wrote, with its content. */
  files(): Record<string, string> {
    const names = ['opt', 'etc'].flatMap((folder) =>
      readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    return Object.fromEntries(names.map((name) => [name, readFileSync(name, 'utf8')]));
  }
}

const PLACE = {
  region: 'us-east-1',
  topologyPath: '/shop/test/topology',
  stackName: 'stack',
  groupLogicalId: 'Group',
  logGroup: '/shop/test/services',
};

/** A server that waits for nothing: it is healthy at once, or never. */
const impatient = (data: string) => data.replace('HEALTHY_WITHIN=600', 'HEALTHY_WITHIN=0');

const DATA = impatient(
  userData({
    ...PLACE,
    work: {
      from: 'address',
      services: [WEB],
      allocation: 'eipalloc-1',
      tls: { domain: 'shop.example.com', certificatesSecret: 'shop/test/certificates' },
    },
  }),
);

const WORKER = impatient(
  userData({
    ...PLACE,
    work: { from: 'queue', container: { ...WEB, name: 'worker-email' }, queue: 'email', handlerSeconds: 90 },
  }),
);

describe('a new server', () => {
  let server: Server;
  beforeEach(() => {
    server = new Server();
  });
  afterEach(() => rmSync(server.root, { recursive: true }));

  it('starts its containers, takes the address when it is healthy, and reports success last', () => {
    expect(server.run(DATA)).toBe(0);
    const steps = [
      'dnf install',
      'enable --now docker',
      'app@web',
      'app@proxy',
      'associate-address',
      'address.timer',
      '--status SUCCESS',
    ];
    const places = steps.map((step) => server.calls.findIndex((call) => call.includes(step)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(server.calls.at(-1)).toContain('--status SUCCESS');
  });

  it('starts also when its metrics agent does not', () => {
    server.set('refuse');
    expect(server.run(DATA)).toBe(0);
    expect(server.called('--status SUCCESS')).toBe(true);
  });

  it('that does not become healthy reports failure and leaves the address where it is', () => {
    server.set('sick');
    expect(server.run(DATA)).not.toBe(0);
    expect(server.called('--status FAILURE')).toBe(true);
    expect(server.called('--status SUCCESS')).toBe(false);
    expect(server.called('associate-address')).toBe(false);
  });

  it('changes nothing when the same runs a second time', () => {
    server.run(DATA);
    const before = server.files();
    expect(server.run(DATA)).toBe(0);
    expect(server.files()).toEqual(before);
    expect(server.called('network create')).toBe(false);
  });

  it('takes back an address that nobody has, and leaves one alone that a server has', () => {
    server.run(DATA);
    expect(server.program('take-address')).toBe(0);
    expect(server.calls.find((call) => call.includes('associate-address'))).toContain('--no-allow-reassociation');
    server.set('holder', 'eipassoc-1\n');
    expect(server.program('take-address')).toBe(0);
    expect(server.called('associate-address')).toBe(false);
  });

  it('does not take an address while it is sick', () => {
    server.run(DATA);
    server.set('sick');
    server.program('take-address');
    expect(server.called('associate-address')).toBe(false);
  });

  it('keeps its certificates for the next server, once for each change', () => {
    server.run(DATA);
    const made = join(server.root, 'var/lib/caddy/caddy');
    for (const folder of ['certificates', 'acme']) mkdirSync(join(made, folder), { recursive: true });
    writeFileSync(join(made, 'certificates/shop.key'), 'key');
    expect(server.program('certificates', 'save')).toBe(0);
    expect(server.called('put-secret-value')).toBe(true);
    expect(server.program('certificates', 'save')).toBe(0);
    expect(server.called('put-secret-value')).toBe(false);

    rmSync(join(server.root, 'var/lib/caddy'), { recursive: true });
    expect(server.program('certificates', 'restore')).toBe(0);
    expect(readFileSync(join(made, 'certificates/shop.key'), 'utf8')).toBe('key');
  });

  it('tries again to keep certificates that could not be kept', () => {
    server.run(DATA);
    const made = join(server.root, 'var/lib/caddy/caddy');
    for (const folder of ['certificates', 'acme']) mkdirSync(join(made, folder), { recursive: true });
    server.set('refuse');
    expect(server.program('certificates', 'save')).not.toBe(0);
    rmSync(join(server.root, 'state/refuse'));
    expect(server.program('certificates', 'save')).toBe(0);
    expect(server.called('put-secret-value')).toBe(true);
  });

  it('starts without certificates when there are none, or none that can be read', () => {
    server.set('certificates', 'not an archive');
    expect(server.run(DATA)).toBe(0);
    expect(existsSync(join(server.root, 'var/lib/caddy/caddy'))).toBe(false);
  });

  it('restarts after updates only when one of them needs it', () => {
    server.run(DATA);
    server.program('update');
    expect(server.called('--security')).toBe(true);
    expect(server.called('systemctl reboot')).toBe(false);
    server.set('reboot');
    server.program('update');
    expect(server.called('systemctl reboot')).toBe(true);
  });
});

describe('a new worker', () => {
  let server: Server;
  beforeEach(() => {
    server = new Server();
    server.set('lifecycle', 'InService');
    server.set('started', '2026-01-01T00:00:00Z');
  });
  afterEach(() => rmSync(server.root, { recursive: true }));

  it('reports success when its container has run for a while', () => {
    expect(server.run(WORKER)).toBe(0);
    expect(server.called('--status SUCCESS')).toBe(true);
    expect(server.called('drain.timer')).toBe(true);
    expect(server.called('associate-address')).toBe(false);
  });

  it.each([
    ['has only just started, again and again', new Date().toISOString()],
    ['does not run', ''],
  ])('reports failure when its container %s', (_, started) => {
    server.set('started', started);
    expect(server.run(WORKER)).not.toBe(0);
    expect(server.called('--status FAILURE')).toBe(true);
  });

  it('goes on while nobody takes it away', () => {
    server.run(WORKER);
    expect(server.program('drain')).toBe(0);
    expect(server.called('systemctl stop')).toBe(false);
  });

  it('that is taken away first lets its container finish, then says that it may go', () => {
    server.run(WORKER);
    server.set('lifecycle', 'Terminated');
    expect(server.program('drain')).toBe(0);
    const [stop, leave] = ['systemctl stop app@worker-email', 'complete-lifecycle-action'].map((text) =>
      server.calls.findIndex((call) => call.includes(text)),
    );
    expect(stop).toBeGreaterThanOrEqual(0);
    expect(leave).toBeGreaterThan(stop!);
    expect(server.calls[leave!]).toContain('--auto-scaling-group-name workers-of-email');
  });
});

describe('the scripts of a server', () => {
  it('have nothing that shellcheck warns of', () => {
    const files = readdirSync(SCRIPTS).map((name) => join(SCRIPTS, name));
    expect(run('shellcheck', ['--external-sources', '--source-path', SCRIPTS, ...files])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  it.each([
    ['server', DATA],
    ['worker', WORKER],
  ])('stay readable for bash and clean in the form in which they reach a %s', (_, data) => {
    const ignored = ['SC1090', 'SC1091', 'SC2086', 'SC2154'];
    const file = join(mkdtempSync(join(tmpdir(), 'data-')), 'user-data.sh');
    writeFileSync(file, data);
    expect(run('bash', ['-n', file])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run('shellcheck', ['--exclude', ignored.join(','), file])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('a quoted word', () => {
  it('is read by bash as what it was, whatever it is', () => {
    const words = fc.array(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((word) => !word.includes('\0')),
      { minLength: 1, maxLength: 20 },
    );
    const property = fc.property(words, (all) => {
      const { stdout } = run('bash', ['-c', `printf '%s\\0' ${all.map(quote).join(' ')}`], { LC_ALL: 'C.UTF-8' });
      expect(stdout.split('\0').slice(0, -1)).toEqual(all);
    });
    fc.assert(property, { numRuns: 40 });
  });
});
