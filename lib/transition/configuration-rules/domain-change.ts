import type { Config } from '../../config/config';
import { configurationRule } from '../configuration-rule';

export const domainChange = configurationRule({
  id: 'domain-change',
  severity: 'blocker',
  why: 'Certificates, records and health checks are made for one name in one zone: for another they are replaced, and the old name answers no more.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html',
  compare({ domain: before }, { domain: after }) {
    if (before === undefined) return after === undefined ? [] : [added(after)];
    if (after === undefined) {
      return [
        {
          where: 'domain',
          problem: `is removed: ${before.name} would no longer answer, and its certificates would be deleted`,
          remedy: `keep domain: { name: ${before.name}, hostedZoneId: ${before.hostedZoneId} }`,
        },
      ];
    }
    return (['name', 'hostedZoneId'] as const)
      .filter((key) => before[key] !== after[key])
      .map((key) => ({
        where: `domain.${key}`,
        problem: `changes from ${before[key]} to ${after[key]}: certificates and records would be replaced`,
        remedy: `keep ${key}: ${before[key]}`,
      }));
  },
});

function added({ name, hostedZoneId }: NonNullable<Config['domain']>) {
  return {
    severity: 'note' as const,
    where: 'domain',
    problem: `is new: certificates are issued for ${name}, and the servers start anew with HTTPS; it can't change afterwards`,
    remedy: `see that ${hostedZoneId} answers for ${name} in public, or the deploy waits for its certificate`,
  };
}
