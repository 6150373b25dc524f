import { Construct } from 'constructs';
import { arnOf } from './arn';
import type { DatabaseProps } from './database';
import { makeReplicas } from './replicas';

/** Copies of the database of a shard in a region that accepts no writes. The one that does is known by name only. */
export class DatabaseCopies extends Construct {
  /** DNS names of the copies, in the order of their numbers. */
  readonly replicaHosts: readonly string[];

  constructor(scope: Construct, id: string, { home, ...props }: DatabaseProps & { readonly home: string }) {
    super(scope, id);
    this.replicaHosts = makeReplicas(this, props, {
      from: 'other-region',
      region: home,
      arn: arnOf('rds', home, `db:${props.identifier}`),
      keyArn: props.keyArn,
      subnetGroupName: props.subnetGroupName,
    });
  }
}
