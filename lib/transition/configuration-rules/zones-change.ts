import { configurationRule } from '../configuration-rule';
import { listedInBoth } from './listed-in-both';

export const zonesChange = configurationRule({
  id: 'zones-change',
  severity: 'blocker',
  why: "A subnet can't move to another zone: CloudFormation would replace it. The order says which subnet is where.",
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html',
  compare: (before, after) =>
    listedInBoth(before.regions, after.regions)
      .filter(([old, next]) => old.zones.join() !== next.zones.join())
      .map(([old, next, i]) => ({
        where: `regions[${i}].zones`,
        problem: `change from ${old.zones.join(', ')} to ${next.zones.join(', ')}: the subnets of ${next.name} would be replaced`,
        remedy: `keep zones: [${old.zones.join(', ')}]`,
      })),
});
