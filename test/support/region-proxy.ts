import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Passes requests on by the region they are signed for, and answers for the region in `AWAY` with errors only. A process of its own: tests wait for commands. */
const PROXY = `
const { createServer, request } = require('node:http');
const { appendFileSync, readFileSync } = require('node:fs');
const { AWAY, ASKED, TARGET } = process.env;
createServer((asked, answer) => {
  const [, region = 'none'] = /Credential=[^/]+\\/\\d+\\/([^/]+)\\//.exec(asked.headers.authorization ?? '') ?? [];
  appendFileSync(ASKED, region + '\\n');
  if (region === readFileSync(AWAY, 'utf8')) return answer.writeHead(503).end('Service Unavailable');
  const { method, url, headers } = asked;
  const passed = request(TARGET + url, { method, headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  asked.pipe(passed);
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

/** A way to an emulator on which a region can be away. */
export class RegionProxy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  private readonly away = join(this.folder, 'away');
  private readonly log = join(this.folder, 'asked');
  private process: ChildProcess | undefined;
  endpoint = '';

  async start(target: string): Promise<void> {
    this.lose('');
    const env = { ...process.env, AWAY: this.away, ASKED: this.log, TARGET: target };
    const proxy = spawn(process.execPath, ['-e', PROXY], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = proxy;
    const port = await new Promise((resolve) => proxy.stdout.once('data', (text) => resolve(String(text).trim())));
    this.endpoint = `http://localhost:${port}`;
  }

  /** From now on a region answers with errors only, and the others as ever. */
  lose(region: string): void {
    writeFileSync(this.away, region);
    writeFileSync(this.log, '');
  }

  /** Regions that were asked since one was lost. */
  asked(): string[] {
    return [...new Set(readFileSync(this.log, 'utf8').split('\n'))].filter((region) => region !== '').sort();
  }

  stop(): void {
    this.process?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
