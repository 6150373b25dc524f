import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ProtectionSpec } from '../blueprint/blueprint';
import { acknowledge } from './acknowledge';
import { keep } from './keep';

/** Time for which logs are kept, in days. */
const RETENTION_DAYS = 30;

export interface ServiceLogsProps {
  readonly logGroupName: string;
  readonly protection: ProtectionSpec;
}

/** What the containers of a region print, a stream for each container of each server. It outlives the servers. */
export class ServiceLogs extends Construct {
  constructor(scope: Construct, id: string, { logGroupName, protection }: ServiceLogsProps) {
    super(scope, id);
    const group = new logs.CfnLogGroup(this, 'Group', { logGroupName, retentionInDays: RETENTION_DAYS });
    keep(group, protection);
    acknowledge(group, {
      control: 'NIST.800.53.R5-CloudWatchLogGroupEncrypted',
      because: 'CloudWatch encrypts logs with a key of its own.',
      instead: 'the key of the region is for databases and alarms; nothing secret belongs into a log.',
    });
  }
}
