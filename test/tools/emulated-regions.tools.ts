import {
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { GetBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { emulatedStacks, type Resources } from '../support/emulated-stacks';

/** What the emulator does between regions that moto does not. */

const [HOME, EU, AP] = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const ACCOUNT = '123456789012';

const { options, create, update, remove } = emulatedStacks(HOME);

describe('global tables', () => {
  const table = (...regions: string[]): Resources => ({
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        TableName: 'carts',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        Replicas: regions.map((Region) => ({ Region })),
      },
    },
  });
  const client = (region: string) => new DynamoDBClient(options(region));
  const describeIn = async (region: string) =>
    (await client(region).send(new DescribeTableCommand({ TableName: 'carts' }))).Table;
  const copiesOf = async (region: string) => (await describeIn(region))?.Replicas?.map(({ RegionName }) => RegionName);
  const write = (region: string, id: string) =>
    client(region).send(new PutItemCommand({ TableName: 'carts', Item: { id: { S: id } } }));
  const ids = async (region: string) =>
    (await client(region).send(new ScanCommand({ TableName: 'carts' }))).Items?.map(({ id }) => id?.S).sort();

  it('have a copy in every region, and what is written to one is in all', async () => {
    await create('tables', table(HOME, EU));
    expect((await describeIn(EU))?.TableArn).toBe(`arn:aws:dynamodb:${EU}:${ACCOUNT}:table/carts`);
    expect([await copiesOf(HOME), await copiesOf(EU)]).toEqual([[EU], [HOME]]);
    await write(HOME, 'a');
    await write(EU, 'b');
    expect([await ids(HOME), await ids(EU)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('are still one after a transaction that was refused', async () => {
    const put = (id: string) => ({
      Put: { TableName: 'carts', Item: { id: { S: id } }, ConditionExpression: 'attribute_not_exists(id)' },
    });
    const both = new TransactWriteItemsCommand({ TransactItems: [put('c'), put('a')] });
    await expect(client(EU).send(both)).rejects.toThrow('Transaction cancelled');
    await write(HOME, 'd');
    expect([await ids(HOME), await ids(EU)]).toEqual([
      ['a', 'b', 'd'],
      ['a', 'b', 'd'],
    ]);
  });

  it('get or lose one copy in an update, and no more', async () => {
    await expect(update('tables', table(HOME, AP))).rejects.toThrow(
      'only one replica can be added or removed in an update',
    );
    expect(await copiesOf(HOME)).toEqual([EU]);
    await expect(update('tables', table(HOME, EU))).rejects.toThrow('No updates are to be performed');
    await update('tables', table(HOME, EU, AP));
    expect([await copiesOf(AP), await ids(AP)]).toEqual([
      [HOME, EU],
      ['a', 'b', 'd'],
    ]);
    await update('tables', table(HOME, AP));
    await expect(describeIn(EU)).rejects.toThrow('not found');
    await remove('tables');
    await expect(describeIn(AP)).rejects.toThrow('not found');
  });
});

describe('a copy of a database in another region', () => {
  const network = (block: string): Resources => ({
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: block } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: block } },
    Subnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: { DBSubnetGroupName: 'shop', DBSubnetGroupDescription: 'x', SubnetIds: [{ Ref: 'Subnet' }] },
    },
  });
  const database = (properties: object) => ({
    Type: 'AWS::RDS::DBInstance',
    Properties: { DBInstanceClass: 'db.t4g.micro', DBSubnetGroupName: { Ref: 'Subnets' }, Port: '5432', ...properties },
  });
  const find = async (region: string, DBInstanceIdentifier: string) => {
    const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier });
    return (await new RDSClient(options(region)).send(command)).DBInstances?.[0];
  };
  const sourceArn = `arn:aws:rds:${HOME}:${ACCOUNT}:db:main`;

  it('stands in the network of its own region, and knows its source', async () => {
    const writer = {
      Engine: 'postgres',
      MasterUsername: 'dbowner',
      MasterUserPassword: 'secret12',
      AllocatedStorage: '20',
    };
    await create('writer', {
      ...network('10.1.0.0/16'),
      Main: database({ DBInstanceIdentifier: 'main', ...writer }),
    });
    const source = { SourceDBInstanceIdentifier: sourceArn, SourceRegion: HOME };
    await create(
      'reader',
      { ...network('10.2.0.0/16'), Copy: database({ DBInstanceIdentifier: 'copy', ...source }) },
      EU,
    );
    const [main, copy] = [await find(HOME, 'main'), await find(EU, 'copy')];
    expect(copy?.ReadReplicaSourceDBInstanceIdentifier).toBe(sourceArn);
    expect(main?.ReadReplicaDBInstanceIdentifiers).toEqual([copy?.DBInstanceArn]);
    expect(copy?.DBSubnetGroup?.VpcId).not.toBe(main?.DBSubnetGroup?.VpcId);
    expect(copy?.DbiResourceId).not.toBe(main?.DbiResourceId);
  });

  it('goes without a trace, and stands by itself when its source is gone', async () => {
    await update('reader', network('10.2.0.0/16'), EU);
    expect((await find(HOME, 'main'))?.ReadReplicaDBInstanceIdentifiers).toEqual([]);
    const source = { SourceDBInstanceIdentifier: sourceArn, SourceRegion: HOME };
    await update(
      'reader',
      { ...network('10.2.0.0/16'), Again: database({ DBInstanceIdentifier: 'again', ...source }) },
      EU,
    );
    await remove('writer');
    expect((await find(EU, 'again'))?.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
    await remove('reader', EU);
    await expect(find(EU, 'again')).rejects.toThrow('not found');
  });
});

it("a bucket's policy is kept, and its conditions deny nothing here", async () => {
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::flags/*' };
  const condition = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  await create('flags', {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'flags' } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: { Statement: [{ Sid: 'TlsOnly', ...deny, ...condition }] },
      },
    },
  });
  const s3 = new S3Client({ ...options(), forcePathStyle: true });
  expect((await s3.send(new GetBucketPolicyCommand({ Bucket: 'flags' }))).Policy).toContain('TlsOnly');
  expect((await s3.send(new PutObjectCommand({ Bucket: 'flags', Key: EU, Body: 'x' }))).$metadata.httpStatusCode).toBe(
    200,
  );
});
