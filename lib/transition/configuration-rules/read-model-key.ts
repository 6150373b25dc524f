import { configurationRule } from '../configuration-rule';
import { changedKey } from './changed-key';

export const readModelKey = configurationRule({
  id: 'read-model-key',
  severity: 'blocker',
  why: "A read model is a table, and the key of a table can't change: CloudFormation would replace it.",
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html',
  compare: (before, after) => changedKey('readModels', before.readModels, after.readModels),
});
