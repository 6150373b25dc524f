import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientOptions } from './client-options';

/** CloudFormation of a region, of AWS or of an emulator. */
export const cloudFormation = (region: string, endpoint?: string): CloudFormationClient =>
  new CloudFormationClient(clientOptions(region, endpoint));
