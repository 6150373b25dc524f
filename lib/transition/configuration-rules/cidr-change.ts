import { configurationRule } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

export const cidrChange = configurationRule({
  id: 'cidr-change',
  severity: 'blocker',
  why: "A VPC's address block can't change: CloudFormation would replace the VPC and all that is in it.",
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html',
  compare: (before, after) =>
    listedInBoth(before.regions, after.regions)
      .filter(([old, next]) => old.cidr !== next.cidr)
      .map(([old, next, i]) => ({
        where: `regions[${i}].cidr`,
        problem: `changes from ${old.cidr} to ${next.cidr}: the VPC of ${next.name} and all that is in it would be replaced`,
        remedy: `keep cidr: ${old.cidr}`,
      })),
});
