import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import type { DomainSpec } from '../blueprint/blueprint';

/**
 * The TLS certificate of a region, from stage 1 on, so that no later stage waits for one. It covers the domain and every
 * name below it; a change of its names would make another certificate. Free, renewed by AWS, proved by DNS records.
 */
export class RegionalCertificate extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, hostedZoneId }: DomainSpec) {
    super(scope, id);
    // Both names are proved by the same record.
    const domainValidationOptions = [{ domainName: name, hostedZoneId }];
    const certificate = new acm.CfnCertificate(this, 'Certificate', {
      domainName: name,
      subjectAlternativeNames: [`*.${name}`],
      validationMethod: 'DNS',
      domainValidationOptions,
    });
    this.arn = certificate.ref;
  }
}
