import { same } from '../canonical';
import { resourcePairs, type StackPair } from '../change';
import { own } from '../own';
import type { Template, Value } from '../template';
import { about, type RuleFinding, type TemplateRule } from '../template-rule';

export const outOfSight: TemplateRule = {
  id: 'out-of-sight',
  severity: 'warning',
  why: 'What a nested stack or a transform makes stands in no template of the two sides, so nobody compared it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html',
  check: ({ pairs }) => [
    ...resourcePairs(pairs)
      .filter(
        ({ before, after }) =>
          before.type === NESTED &&
          INPUTS.some((name) => !same(own(before.properties, name), own(after.properties, name))),
      )
      .map(({ before }) =>
        about(before, {
          severity: 'warning',
          problem: 'this nested stack changes, and what is in it was not compared',
          remedy: 'compare its two templates: stagecoach check <old file> <new file>',
        }),
      ),
    ...pairs.flatMap(transformed),
  ],
};

const NESTED = 'AWS::CloudFormation::Stack';
const INPUTS = ['TemplateURL', 'Parameters'];

function transformed({ before, after }: StackPair): RuleFinding[] {
  if (![before, after].some(({ template }) => isTransformed(template))) return [];
  if (same(before.template as unknown as Value, after.template as unknown as Value)) return [];
  return [
    {
      severity: 'warning',
      stack: after.name,
      where: 'Transform',
      problem: 'a transform makes resources that were not compared',
      remedy: 'compare the processed templates: aws cloudformation get-template --template-stage Processed',
    },
  ];
}

/** `AWS::LanguageExtensions` only adds functions, except for loops. */
function isTransformed({ Transform, Resources }: Template): boolean {
  if (JSON.stringify(Resources).includes('"Fn::Transform"')) return true;
  const transforms = Transform === undefined ? [] : Array.isArray(Transform) ? Transform : [Transform];
  return (
    transforms.some((name) => name !== 'AWS::LanguageExtensions') ||
    Object.keys(Resources).some((key) => key.startsWith('Fn::'))
  );
}
