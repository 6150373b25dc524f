import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { type DatabaseSpec, type DatabasesSpec, REPLICA_GENERATION } from '../blueprint/data';
import {
  databaseName,
  type Owner,
  ownerSecretName,
  parameterGroupName,
  replicaName,
  subnetGroupName,
} from '../blueprint/names';
import { Database, type DatabaseProps } from './database';
import { DatabaseCopies } from './database-copies';
import { DatabaseSettings, familyOf } from './database-settings';

/** What all databases of a region have in common. */
export interface DatabasePlace {
  readonly owner: Owner;
  /** Region whose databases accept writes. */
  readonly home: string;
  readonly region: string;
  /** Every region of the environment. */
  readonly regions: readonly string[];
  /** How they run. */
  readonly running: DatabasesSpec;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly keyArn: string;
  /** Zones of the region, by name. */
  readonly zones: readonly string[];
  readonly protection: ProtectionSpec;
}

export interface DatabasesProps extends Omit<DatabasePlace, 'running'> {
  /** How they run. @default - they don't: what they would stand on waits for them */
  readonly running?: DatabasesSpec;
  readonly databases: readonly DatabaseSpec[];
  readonly vpc: ec2.IVpc;
}

/** What stands for a shard in a region. */
export interface ShardDatabase extends Construct {
  /** DNS name of the database that accepts writes; only in the home region. */
  readonly host?: string;
  /** DNS names of the copies, in the order of their numbers. */
  readonly replicaHosts: readonly string[];
}

/** The database of a shard in its home region, and copies of it in another. */
export function makeDatabase(
  scope: Construct,
  place: DatabasePlace,
  spec: DatabaseSpec,
  { id = spec.shard, ...settings }: { readonly id?: string } & Partial<DatabaseProps> = {},
): ShardDatabase {
  const { home, region } = place;
  const props = { ...databaseProps(place, spec), ...settings };
  return region === home ? new Database(scope, id, props) : new DatabaseCopies(scope, id, { ...props, home });
}

/** A database as its place makes it; subnet group and parameter group by the names they have everywhere. */
function databaseProps({ owner, running, securityGroup, ...place }: DatabasePlace, spec: DatabaseSpec): DatabaseProps {
  const { keyArn, zones, protection, regions, region } = place;
  return {
    ...spec,
    ...running,
    identifier: databaseName(owner, spec.shard),
    secretName: ownerSecretName(owner, spec.shard),
    subnetGroupName: subnetGroupName(owner),
    parameterGroupName: parameterGroupName(owner, familyOf(spec.version)),
    securityGroupId: securityGroup.securityGroupId,
    keyArn,
    zones,
    replicaIdentifier: (number) => replicaName(owner, spec.shard, number, REPLICA_GENERATION),
    otherRegions: regions.filter((each) => each !== region),
    protection,
  };
}

/** The first database of a region, and what all of them stand on. */
export class Databases extends Construct {
  private readonly byShard: ReadonlyMap<string, ShardDatabase>;

  constructor(scope: Construct, id: string, props: DatabasesProps) {
    super(scope, id);
    const { owner, databases, vpc, running, protection } = props;

    const settings = new DatabaseSettings(this, 'Settings', {
      vpc,
      versions: databases.map(({ version }) => version),
      subnetGroupName: subnetGroupName(owner),
      parameterGroupName: (family) => parameterGroupName(owner, family),
      protection,
    });
    const make = (spec: DatabaseSpec, running: DatabasesSpec) =>
      makeDatabase(this, { ...props, running }, spec, {
        subnetGroupName: settings.subnetGroup.ref,
        parameterGroupName: settings.parameterGroup(spec.version).ref,
      });
    this.byShard = new Map(running ? databases.map((spec) => [spec.shard, make(spec, running)]) : []);
  }

  /** DNS name of the database of a shard, where it accepts writes. */
  host(shard: string): string | undefined {
    return this.of(shard).host;
  }

  /** DNS name of a replica of a shard, by its number from 1 on. */
  replicaHost(shard: string, number: number): string {
    const host = this.of(shard).replicaHosts[number - 1];
    if (host === undefined) throw new Error(`no replica ${number} of shard ${shard}`);
    return host;
  }

  private of(shard: string): ShardDatabase {
    const database = this.byShard.get(shard);
    if (!database) throw new Error(`no database for shard ${shard}`);
    return database;
  }
}
