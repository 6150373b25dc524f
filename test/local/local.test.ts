import { createServer } from 'node:net';
import { emulatorEndpoint } from '../../lib/aws/emulator-endpoint';
import { claimPort } from '../../lib/aws/port';
import { foundTable } from '../../lib/cli/found-table';
import { accountHolds } from '../../lib/local/account-holds';
import { serverErrorsIn, stubsIn } from '../../lib/local/emulator-log';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';

describe("the emulator's log", () => {
  const LOG = [
    '127.0.0.1 - - [23/Nov/2026 19:40:54] "POST / HTTP/1.1" 200 -',
    'emulator: stub CDKToolkit StagingBucketPolicy AWS::S3::BucketPolicy',
    'emulator: stub shop-dev-us-east-1-Data Alarm1 AWS::CloudWatch::Alarm',
    '127.0.0.1 - - [23/Nov/2026 19:40:55] "POST /500 HTTP/1.1" 404 -',
    '127.0.0.1 - - [23/Nov/2026 19:40:56] "POST / HTTP/1.1" 500 -',
    '127.0.0.1 - - [23/Nov/2026 19:40:57] "\x1b[35m\x1b[1mGET /x HTTP/1.1\x1b[0m" 503 -',
  ].join('\n');

  it('names the stubs of our own stacks', () => {
    expect(stubsIn(LOG)).toEqual([
      { stack: 'shop-dev-us-east-1-Data', logicalId: 'Alarm1', type: 'AWS::CloudWatch::Alarm' },
    ]);
  });

  it('names the requests on which the emulator itself failed, coloured or not', () => {
    expect(serverErrorsIn(LOG)).toEqual(['"POST / HTTP/1.1" 500 -', '"GET /x HTTP/1.1" 503 -']);
  });
});

describe('the address of another emulator', () => {
  it.each(['http://localhost:4566', 'http://127.0.0.1:5000', 'http://emulator.internal'])('%s is taken', (url) => {
    expect(emulatorEndpoint(url)).toBe(url);
  });

  it.each(['https://rds.us-east-1.amazonaws.com', 'https://s3.amazonaws.com.cn', 'https://lambda.us-east-1.api.aws'])(
    '%s is AWS, and refused because local asks for no confirmation',
    (url) => {
      expect(() => emulatorEndpoint(url)).toThrow(
        'is AWS, not an emulator; for AWS itself: npx stagecoach deploy <env>',
      );
    },
  );

  it('that is no URL is refused with an example', () => {
    expect(() => emulatorEndpoint('localhost')).toThrow('localhost is not a URL; use e.g. http://localhost:4566');
  });
});

describe('a port', () => {
  it('that is in use is refused with what to do', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    await expect(claimPort(port)).rejects.toThrow(
      `port ${port} is in use; choose another with --port, or leave it out for a free one`,
    );
    server.close();
  });

  it('that nobody asked for is a free one', async () => {
    expect(await claimPort()).toBeGreaterThan(1023);
  });
});

describe('the account before the first deploy', () => {
  it('holds the zone and the secrets that the configuration names, each once', () => {
    const service = (name: string, path: string) => ({
      name,
      image: 'x',
      port: 80,
      path,
      secrets: { KEY: 'shop/key' },
    });
    const config = exampleConfig({ domain: DOMAIN, services: [service('web', '/*'), service('api', '/api/*')] });
    expect(accountHolds(blueprintOf(config))).toEqual({
      hostedZones: [{ id: DOMAIN.hostedZoneId, name: DOMAIN.name }],
      secrets: [{ region: 'us-east-1', name: 'shop/key' }],
    });
  });
});

describe('the table of what stands', () => {
  it('fits 100 columns, whatever the names', () => {
    const text = foundTable([
      { region: 'ap-southeast-1', what: 'database', name: 'n'.repeat(63), state: `${'word '.repeat(30)}` },
    ]);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('breaks no region, whose name is what the eye looks for', () => {
    const row = { what: 'bus', name: 'shop-global', state: 'keeps 14 days' };
    const regions = ['us-east-1', 'ap-southeast-1', 'us-gov-east-1'];
    const [, ...lines] = foundTable(regions.map((region) => ({ region, ...row }))).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(regions);
  });
});
