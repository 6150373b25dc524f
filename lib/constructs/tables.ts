import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import type { TableSpec } from '../blueprint/data';
import { type Owner, tableName } from '../blueprint/names';
import { keep } from './keep';

export interface TablesProps {
  readonly owner: Owner;
  readonly tables: readonly TableSpec[];
  /** Regions with a copy; the first is home. */
  readonly regions: readonly string[];
  readonly protection: ProtectionSpec;
}

/**
 * Key-value tables, each under its own name. They are global tables with one copy from the start: an ordinary one could
 * never become global without being replaced. Stateful: name and key are for ever; a region that leaves loses its copy.
 */
export class Tables extends Construct {
  constructor(scope: Construct, id: string, props: TablesProps) {
    super(scope, id);
    const { owner, tables, regions, protection } = props;

    for (const { name, key, ttl } of tables) {
      const table = new dynamodb.CfnGlobalTable(this, name, {
        tableName: tableName(owner, name),
        billingMode: 'PAY_PER_REQUEST',
        attributeDefinitions: [{ attributeName: key, attributeType: 'S' }],
        keySchema: [{ attributeName: key, keyType: 'HASH' }],
        // Copies need a stream; turning it on is free and spares the table a change later.
        streamSpecification: { streamViewType: 'NEW_AND_OLD_IMAGES' },
        sseSpecification: { sseEnabled: false },
        ...(ttl === undefined ? {} : { timeToLiveSpecification: { attributeName: ttl, enabled: true } }),
        replicas: regions.map((region) => ({
          region,
          pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
          deletionProtectionEnabled: protection.kind === 'protected',
        })),
      });
      keep(table, protection);
    }
  }
}
