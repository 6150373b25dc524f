import { configurationRule } from '../configuration-rule';

export const databaseName = configurationRule({
  id: 'database-name',
  severity: 'blocker',
  why: 'The first SQL database is made with the instance: CloudFormation would replace the instance to rename it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html',
  compare: ({ database: before }, { database: after }) =>
    before.name === after.name
      ? []
      : [
          {
            where: 'database.name',
            problem: `changes from ${before.name} to ${after.name}: the database would be replaced by an empty one`,
            remedy: `keep name: ${before.name}; another SQL database is made with CREATE DATABASE`,
          },
        ],
});
