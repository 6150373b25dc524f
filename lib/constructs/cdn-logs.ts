import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface CdnLogsProps {
  /** Name of source and destination. */
  readonly logsName: string;
  readonly distributionArn: string;
  readonly bucketArn: string;
}

/** A line for every request to the CDN, in a bucket. The older way would need a bucket that obeys access lists. */
export class CdnLogs extends Construct {
  constructor(scope: Construct, id: string, { logsName, distributionArn, bucketArn }: CdnLogsProps) {
    super(scope, id);
    const source = new logs.CfnDeliverySource(this, 'Source', {
      name: logsName,
      logType: 'ACCESS_LOGS',
      resourceArn: distributionArn,
    });
    const destination = new logs.CfnDeliveryDestination(this, 'Destination', {
      name: logsName,
      destinationResourceArn: bucketArn,
      outputFormat: 'w3c',
    });
    const delivery = new logs.CfnDelivery(this, 'Delivery', {
      deliverySourceName: logsName,
      deliveryDestinationArn: destination.attrArn,
    });
    delivery.addResourceDependency(source);
  }
}
