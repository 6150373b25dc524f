import { configurationRule } from '../configuration-rule';
import { changedKey } from './changed-key';

export const tableKey = configurationRule({
  id: 'table-key',
  severity: 'blocker',
  why: "The key of a table can't change: CloudFormation would replace the table.",
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html',
  compare: (before, after) => changedKey('tables', before.tables, after.tables),
});
