import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { callerAccount } from '../aws/account';
import { clientOptions } from '../aws/client-options';
import { emulatorEndpoint } from '../aws/emulator-endpoint';
import type { Sender } from '../aws/stack';
import { EDGE_REGION } from '../blueprint/names';

/** Whom an operation asks, and tests stand in for. */
export interface Clients {
  /** Account of the credentials, as a region says. */
  account(region: string): Promise<string>;
  cloudFormation(region: string): Sender;
  databases(region: string): Pick<RDSClient, 'send'>;
  secrets(region: string): Pick<SecretsManagerClient, 'send'>;
  tables(region: string): Pick<DynamoDBClient, 'send'>;
  /** There is one for all regions. */
  cdn(): Pick<CloudFrontClient, 'send'>;
  queues(region: string): Pick<SQSClient, 'send'>;
  alarms(region: string): Pick<CloudWatchClient, 'send'>;
  /** Time between two looks at a stack that is being deleted. */
  readonly pollMs: number;
}

/**
 * Clients of AWS with the user's own credentials, or of an emulator.
 *
 * @throws OperationError when the endpoint is no emulator.
 */
export function clientsFor(endpoint?: string): Clients {
  const emulator = endpoint === undefined ? undefined : emulatorEndpoint(endpoint);
  const options = (region: string) => clientOptions(region, emulator);
  return {
    account: (region) => callerAccount(options(region)),
    cloudFormation: (region) => new CloudFormationClient(options(region)),
    databases: (region) => new RDSClient(options(region)),
    secrets: (region) => new SecretsManagerClient(options(region)),
    tables: (region) => new DynamoDBClient(options(region)),
    cdn: () => new CloudFrontClient(options(EDGE_REGION)),
    queues: (region) => new SQSClient(options(region)),
    alarms: (region) => new CloudWatchClient(options(region)),
    pollMs: emulator === undefined ? 5_000 : 100,
  };
}
