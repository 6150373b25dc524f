import { same } from '../canonical';
import { statefulPairs } from '../change';
import { own } from '../own';
import { about, described, type TemplateRule } from '../template-rule';

export const secretRegenerated: TemplateRule = {
  id: 'secret-regenerated',
  severity: 'blocker',
  why: 'Secrets Manager makes a new value when the recipe of a generated one changes, and a database keeps the old password.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) => {
      if (before.type !== 'AWS::SecretsManager::Secret') return [];
      const [old, next] = [before, after].map(({ properties }) => own(properties, RECIPE));
      if (same(old, next)) return [];
      return about(before, {
        severity: 'blocker',
        property: RECIPE,
        problem: `changes: ${described(before)} gets a new value, and whoever uses the old one is locked out`,
        remedy: `put ${RECIPE} back, and rotate the secret instead`,
      });
    }),
};

const RECIPE = 'GenerateSecretString';
