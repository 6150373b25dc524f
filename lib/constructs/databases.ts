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
import { Database } from './database';
import { DatabaseSettings } from './database-settings';

export interface DatabasesProps {
  readonly owner: Owner;
  /** One a shard. */
  readonly databases: readonly DatabaseSpec[];
  /** How they run. */
  readonly running: DatabasesSpec;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly keyArn: string;
  /** Zones of the region, by name. */
  readonly zones: readonly string[];
  readonly protection: ProtectionSpec;
}

/** The databases of a region that accept writes, each under the name of its shard. */
export class Databases extends Construct {
  private readonly byShard: ReadonlyMap<string, Database>;

  constructor(scope: Construct, id: string, props: DatabasesProps) {
    super(scope, id);
    const { owner, databases, running, vpc, securityGroup, keyArn, zones, protection } = props;

    const settings = new DatabaseSettings(this, 'Settings', {
      vpc,
      versions: databases.map(({ version }) => version),
      subnetGroupName: subnetGroupName(owner),
      parameterGroupName: (family) => parameterGroupName(owner, family),
      protection,
    });
    const make = (spec: DatabaseSpec) =>
      new Database(this, spec.shard, {
        ...spec,
        ...running,
        identifier: databaseName(owner, spec.shard),
        secretName: ownerSecretName(owner, spec.shard),
        subnetGroupName: settings.subnetGroup.ref,
        parameterGroupName: settings.parameterGroup(spec.version).ref,
        securityGroupId: securityGroup.securityGroupId,
        keyArn,
        zones,
        replicaIdentifier: (number) => replicaName(owner, spec.shard, number, REPLICA_GENERATION),
        protection,
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
