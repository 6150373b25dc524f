import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORK_DIR } from '../../lib/local/paths';
import { ROOT, run } from '../support/run';

/** What `pythonWithMoto` prints in a process of its own, with a Python that has no moto first on PATH. */
const SCRIPT = `
  const { pythonWithMoto } = require('./lib/local/python');
  pythonWithMoto((line) => console.error(line)).then(
    ({ command, version }) => console.log(command + ' ' + version),
    (error) => { console.error(error.message); process.exitCode = 1; },
  );
`;

describe('where moto is not installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'python-'));
  const venv = join(WORK_DIR, 'venv');
  const PATH = `${join(folder, 'bare/bin')}:/usr/bin:/bin`;
  beforeAll(() => {
    rmSync(venv, { recursive: true, force: true });
    expect(run('python3', ['-m', 'venv', join(folder, 'bare')]).status).toBe(0);
  }, 60_000);
  afterEach(() => rmSync(venv, { recursive: true, force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  const find = (wheels: string) =>
    run(process.execPath, ['--require', 'tsx/cjs', '--eval', SCRIPT], {
      PATH,
      PIP_NO_INDEX: '1',
      PIP_FIND_LINKS: wheels,
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
    });

  it('a venv inside the project is made from the pinned requirement', () => {
    const wheels = join(folder, 'wheels');
    // Stands in for the package index, which these machines don't reach: a package of the right name and nothing in it.
    writeFileSync(join(folder, 'wheel.py'), WHEEL);
    mkdirSync(wheels);
    expect(run('python3', [join(folder, 'wheel.py'), wheels]).status).toBe(0);
    const { status, stdout, stderr } = find(wheels);
    expect([status, stdout]).toEqual([0, `${venv}/bin/python 5.2.1\n`]);
    expect(stderr).toContain('making a venv for it in .stagecoach/venv, once');
  }, 120_000);

  it('and can not be fetched, the error says what to install', () => {
    const { status, stderr } = find(join(folder, 'nothing'));
    expect(status).toBe(1);
    expect(stderr).toContain('the emulator (moto) is not installed and could not be; pip says: ');
    expect(stderr).toContain('see that pip reaches its index, or: pip install "moto[server,all]==5.2.1"');
  }, 120_000);

  it('and the installation is interrupted, the command ends at once and pip with it', async () => {
    // An index that takes the connection and never answers.
    const silent = createServer();
    const asked = new Promise<void>((resolve) => silent.once('connection', () => resolve()));
    const port = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => resolve((silent.address() as AddressInfo).port));
    });
    const child = spawn(process.execPath, [join(ROOT, 'bin/stagecoach.js'), 'local', 'up', 'dev'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: {
        ...process.env,
        PATH,
        PIP_INDEX_URL: `http://127.0.0.1:${port}/simple`,
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
      },
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await asked;
    const interrupted = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(1);
    expect(Date.now() - interrupted).toBeLessThan(5_000);
    expect(run('ps', ['-eo', 'args=']).stdout).not.toContain(`${venv}/bin/python -m pip`);
    silent.close();
  }, 120_000);
});

const WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1] + '/moto-5.2.1-py3-none-any.whl', 'w') as wheel:
    wheel.writestr('moto/__init__.py', '__version__ = "5.2.1"')
    wheel.writestr('moto/server.py', '')
    wheel.writestr('boto3/__init__.py', '')
    info = 'moto-5.2.1.dist-info/'
    extras = 'Provides-Extra: server\\nProvides-Extra: all\\n'
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: moto\\nVersion: 5.2.1\\n' + extras)
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    names = ['moto/__init__.py', 'moto/server.py', 'boto3/__init__.py', info + 'METADATA', info + 'WHEEL', info + 'RECORD']
    wheel.writestr(info + 'RECORD', ''.join(name + ',,\\n' for name in names))
`;
