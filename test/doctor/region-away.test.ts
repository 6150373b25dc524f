import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientOptions } from '../../lib/aws/client-options';
import type { CheckResult, DoctorContext } from '../../lib/doctor/check';
import { examine } from '../../lib/doctor/examine';
import { REGIONS, threeRegions } from '../support/regions';

const [HOME, ...OTHERS] = REGIONS;
const blueprint = threeRegions({ account: '123456789012' });

const IDENTITY =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

/** Regions that answer: they know who asks, and allow nothing else. */
const living = createServer((request, response) => {
  let asked = '';
  request.on('data', (part) => (asked += part));
  request.on('end', () => {
    const knows = asked.includes('GetCallerIdentity');
    response.writeHead(knows ? 200 : 403, { 'x-amzn-errortype': 'AccessDenied' });
    response.end(knows ? IDENTITY : '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>');
  });
});
const erring = createServer((_, response) => response.writeHead(503).end('<html>Service Unavailable</html>'));
const silent = createServer(() => {});
const servers = [living, erring, silent];
const at = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(() =>
  Promise.all(servers.map((server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)))),
);
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const context = (away: string, endpoint: string): DoctorContext => ({
  blueprint,
  emulated: false,
  options: (region) => ({
    ...clientOptions(region, region === away ? endpoint : at(living)),
    ...(region === away ? { requestHandler: { connectionTimeout: 200, socketTimeout: 200 } as never } : {}),
  }),
  nameServers: async () => ['ns.example'],
});

describe('a doctor whom one region does not answer', () => {
  it.each([
    ['says nothing', () => at(silent), /no connection \(TimeoutError\)/],
    ['answers with errors only', () => at(erring), /could not ask about/],
  ])('goes on with the others where home %s', async (_, endpoint, why) => {
    const results = await examine(context(HOME, endpoint()));
    const of = (region?: string): CheckResult[] => results.filter((result) => result.region === region);
    expect(of(HOME).length).toBeGreaterThan(8);
    for (const result of of(HOME)) expect(result).toMatchObject({ state: 'unknown', what: expect.stringMatching(why) });
    for (const region of OTHERS) {
      // Copies are of regions other than home.
      expect(of(region).length).toBe(of(HOME).length + 1);
      for (const { what } of of(region)) expect(what).not.toMatch(/no connection/);
    }
    expect(results).toContainEqual(expect.objectContaining({ check: 'account', state: 'ok' }));
    expect(results.filter(({ check }) => check === 'aws')).toEqual([]);
  });

  it('asks nobody who is away for longer than some seconds, where AWS is asked', () => {
    expect(clientOptions(HOME)).toMatchObject({ requestHandler: { connectionTimeout: 5_000, socketTimeout: 20_000 } });
  });
});
