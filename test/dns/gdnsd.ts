import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DnsClient } from './dns-client';

const ran = promisify(execFile);

export type States = ReadonlyMap<string, 'UP' | 'DOWN'>;

export interface GdnsdFiles {
  readonly config: string;
  readonly zone: string;
  readonly zoneFile: string;
  /** Database of places. */
  readonly places: Buffer;
}

/** A gdnsd on loopback. */
export class Gdnsd {
  private round = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly client: DnsClient,
    private readonly folder: string,
    private readonly zone: string,
  ) {}

  /** @param files its configuration, when folder and port are known */
  static async start(files: (place: { readonly folder: string; readonly port: number }) => GdnsdFiles): Promise<Gdnsd> {
    const folder = mkdtempSync(join(tmpdir(), 'gdnsd-'));
    const port = await freePort();
    const { config, zone, zoneFile, places } = files({ folder, port });
    for (const each of ['run', 'state', 'zones', 'geoip']) mkdirSync(join(folder, each));
    writeFileSync(join(folder, 'geoip/places.mmdb'), places);
    writeFileSync(join(folder, 'zones', zone), zoneFile);
    writeFileSync(join(folder, 'config'), config);
    const child = spawn('gdnsd', ['-c', folder, 'start'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    child.once('error', (error) => {
      log = `${error.message}; it is Debian's package gdnsd`;
    });
    child.stderr?.on('data', (text) => {
      log += text;
    });
    const gdnsd = new Gdnsd(child, await DnsClient.to(port), folder, zone);
    for (let i = 0; i < 300 && child.exitCode === null && child.pid !== undefined; i += 1) {
      if (log.includes('DNS listeners started')) return gdnsd;
      await sleep(100);
    }
    await gdnsd.stop();
    throw new Error(`gdnsd did not start: ${log.slice(-3000)}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.pid !== undefined) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await gone;
    }
    this.client.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Forces states, and waits until they count. Nothing else is forced any more. */
  async force(states: States): Promise<void> {
    this.round += 1;
    // Two addresses of which one is up say which file counts.
    const [up, down] = this.round % 2 === 0 ? ['1', '2'] : ['2', '1'];
    const lines = [...states].map(([key, state]) => `"${key}" => ${state}`);
    const text = [...lines, `"127.255.255.${up}/s0" => UP`, `"127.255.255.${down}/s0" => DOWN`, ''].join('\n');
    const file = join(this.folder, 'state/admin_state');
    // It must never see half a file.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    for (let i = 0; i < 300; i += 1) {
      const [answer] = await this.ask(`sentinel.${this.zone}`, '127.0.0.1');
      if (answer === `127.255.255.${up}`) return;
      await sleep(50);
    }
    throw new Error('gdnsd took no notice of the forced states');
  }

  /** Waits until every probe has seen what it shall; says what differs when that takes longer. */
  async settle(wanted: States, seconds: number): Promise<void> {
    let wrong: string[] = [];
    for (let i = 0; i < seconds * 2; i += 1) {
      wrong = await this.unsettled(wanted);
      if (wrong.length === 0) return;
      await sleep(500);
    }
    throw new Error(`after ${seconds} s probes have not seen: ${wrong.slice(0, 10).join(', ')}`);
  }

  /** What probes have not seen as they shall. */
  async unsettled(wanted: States): Promise<string[]> {
    const states = await this.states();
    return [...wanted].filter(([key, state]) => states.get(key) !== state).map(([key, state]) => `${key} ${state}`);
  }

  private async states(): Promise<ReadonlyMap<string, string>> {
    const { stdout } = await ran('gdnsdctl', ['-c', this.folder, 'states'], { maxBuffer: 1e8 });
    const all = JSON.parse(stdout) as Record<string, { readonly state: string }>;
    return new Map(Object.entries(all).map(([key, { state }]) => [key, state.split('/')[0] ?? '']));
  }

  /** Addresses that a client gets. */
  ask(name: string, client: string): Promise<readonly string[]> {
    return this.client.ask(name, client);
  }
}

/** A port that is free for both protocols. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
