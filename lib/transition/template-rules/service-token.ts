import { same, shown } from '../canonical';
import { resourcePairs } from '../change';
import { own } from '../own';
import { about, type TemplateRule } from '../template-rule';

export const serviceToken: TemplateRule = {
  id: 'service-token',
  severity: 'blocker',
  why: 'Another ServiceToken puts another program in charge of a custom resource, and what the first one made may be deleted.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html',
  check: ({ pairs }) =>
    resourcePairs(pairs).flatMap(({ before, after }) => {
      if (!isCustom(before.type) || !isCustom(after.type)) return [];
      const [old, next] = [before, after].map(({ properties }) => own(properties, 'ServiceToken'));
      if (same(old, next)) return [];
      return about(before, {
        severity: 'blocker',
        property: 'ServiceToken',
        problem: `changes from ${shown(old)} to ${shown(next)}: what this custom resource made may be deleted`,
        remedy: 'put the first ServiceToken back; change the code behind it instead',
      });
    }),
};

const isCustom = (type: string) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
