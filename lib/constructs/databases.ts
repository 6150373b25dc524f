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
import { DatabaseSettings, familyOf } from './database-settings';

/** What all databases of a region have in common. */
export interface DatabasePlace {
  readonly owner: Owner;
  /** How they run. */
  readonly running: DatabasesSpec;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly keyArn: string;
  /** Zones of the region, by name. */
  readonly zones: readonly string[];
  readonly protection: ProtectionSpec;
}

export interface DatabasesProps extends DatabasePlace {
  readonly databases: readonly DatabaseSpec[];
  readonly vpc: ec2.IVpc;
}

/** A database as its place makes it; subnet group and parameter group by the names they have everywhere. */
export function databaseProps(
  { owner, running, securityGroup, ...place }: DatabasePlace,
  spec: DatabaseSpec,
): DatabaseProps {
  const { keyArn, zones, protection } = place;
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
    protection,
  };
}

/** The first database of a region that accepts writes, and what all of them stand on. */
export class Databases extends Construct {
  private readonly byShard: ReadonlyMap<string, Database>;

  constructor(scope: Construct, id: string, props: DatabasesProps) {
    super(scope, id);
    const { owner, databases, vpc, protection } = props;

    const settings = new DatabaseSettings(this, 'Settings', {
      vpc,
      versions: databases.map(({ version }) => version),
      subnetGroupName: subnetGroupName(owner),
      parameterGroupName: (family) => parameterGroupName(owner, family),
      protection,
    });
    const make = (spec: DatabaseSpec) =>
      new Database(this, spec.shard, {
        ...databaseProps(props, spec),
        subnetGroupName: settings.subnetGroup.ref,
        parameterGroupName: settings.parameterGroup(spec.version).ref,
      });
    this.byShard = new Map(databases.map((spec) => [spec.shard, make(spec)]));
  }

  /** DNS name of the database of a shard. */
  host(shard: string): string {
    return this.of(shard).host;
  }

  /** DNS name of a replica of a shard, by its number from 1 on. */
  replicaHost(shard: string, number: number): string {
    const host = this.of(shard).replicaHosts[number - 1];
    if (host === undefined) throw new Error(`no replica ${number} of shard ${shard}`);
    return host;
  }

  private of(shard: string): Database {
    const database = this.byShard.get(shard);
    if (!database) throw new Error(`no database for shard ${shard}`);
    return database;
  }
}
