import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rolesTable } from '../../lib/cli/database-tables';
import { findRoles, makeRoles } from '../../lib/database-access/make-roles';
import { withShards } from '../../lib/database-access/reach';
import { awsError } from '../support/fake-cloud';
import { REGIONS, threeRegions } from '../support/regions';

/** A database that knows every role and lets everybody in. */
jest.mock('pg', () => ({
  Client: class {
    on() {}
    async connect() {}
    async end() {}
    async query() {
      return { rows: [{ rolname: 'service_web' }] };
    }
  },
}));

const [HOME, EUROPE, INDIA] = REGIONS;
const OWNER = 'shop/test/database/main';
const LOGIN = `${OWNER}/web`;

interface Sent {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly SecretId?: string;
    readonly Name?: string;
    readonly AddReplicaRegions?: { Region: string }[];
  };
}

/** Regions of the copies of each secret that stands. */
let copies: Record<string, { Region: string; Status?: string }[]>;
let written: string[];

beforeEach(() => {
  copies = { [OWNER]: [] };
  written = [];
  jest
    .spyOn(RDSClient.prototype, 'send')
    .mockImplementation(async () => ({ DBInstances: [{ Endpoint: { Address: 'db', Port: 5432 } }] }) as never);
  jest.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation(async function (
    this: SecretsManagerClient,
    { constructor: { name: command }, input }: Sent,
  ) {
    expect(await this.config.region()).toBe(HOME);
    const { SecretId = '', Name = SecretId, AddReplicaRegions = [] } = input;
    const known = copies[Name];
    if (!/^(Get|Describe)/.test(command)) {
      written.push(`${command} ${Name}`);
      copies[Name] = [...(known ?? []), ...AddReplicaRegions];
      return {};
    }
    if (!known) throw awsError('ResourceNotFoundException');
    const username = Name === OWNER ? 'dbowner' : 'service_web_a';
    return { SecretString: JSON.stringify({ username, password: 'x' }), ReplicationStatus: known };
  } as never);
});
afterEach(() => jest.restoreAllMocks());

const blueprint = threeRegions({
  services: [{ name: 'web', image: 'web', port: 80, uses: { queues: [], topics: [], tables: [], shards: ['main'] } }],
  queues: [],
  events: [],
});
const through = { host: 'localhost', port: 15432 };
const find = async (of = blueprint) => (await withShards({ blueprint: of, through, shard: 'main' }, findRoles)).flat();
const make = (of = blueprint) => withShards({ blueprint: of, through, shard: 'main' }, makeRoles);

describe('the login of a service in several regions', () => {
  it('is made at home, with a copy in every other region', async () => {
    await make();
    expect(written).toEqual([`CreateSecretCommand ${LOGIN}`]);
    expect(copies[LOGIN]).toEqual([{ Region: EUROPE }, { Region: INDIA }]);
    expect(await find()).toMatchObject([{ secret: LOGIN, state: 'ready', lacking: [] }]);
  });

  it('is copied to a region that was added since, and to nothing else', async () => {
    copies[LOGIN] = [{ Region: EUROPE }];
    const found = await find();
    expect(found).toMatchObject([{ state: 'not-copied', lacking: [INDIA] }]);
    expect(rolesTable(found).replaceAll(/\s+/g, ' ')).toContain('the secret is to be copied to ap-south-1');
    expect(written).toEqual([]);
    await make();
    expect(written).toEqual([`ReplicateSecretToRegionsCommand ${LOGIN}`]);
    expect(copies[LOGIN]).toEqual([{ Region: EUROPE }, { Region: INDIA }]);
    await make();
    expect(written).toHaveLength(1);
  });

  it('counts a copy that failed as none', async () => {
    copies[LOGIN] = [
      { Region: EUROPE, Status: 'InProgress' },
      { Region: INDIA, Status: 'Failed' },
    ];
    expect(await find()).toMatchObject([{ state: 'not-copied', lacking: [INDIA] }]);
  });

  it('has no copies where there is one region', async () => {
    const { regions, ...rest } = blueprint;
    await make({ ...rest, regions: regions.slice(0, 1) });
    expect([written, copies[LOGIN]]).toEqual([[`CreateSecretCommand ${LOGIN}`], []]);
  });
});
