import { statefulPairs } from '../change';
import { replicaRegions } from '../replica-regions';
import { about, described, type TemplateRule } from '../template-rule';

const TABLE = 'AWS::DynamoDB::GlobalTable';

export const replicasAtOnce: TemplateRule = {
  id: 'replicas-at-once',
  severity: 'blocker',
  why: 'DynamoDB adds or removes one copy of a table that stands in each update: with more the deploy fails.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html',
  check: (change) =>
    statefulPairs(change).flatMap(({ before, after }) => {
      if (before.type !== TABLE) return [];
      const [old, next] = [replicaRegions(before), replicaRegions(after)];
      const added = next.filter((region) => !old.includes(region));
      const gone = old.filter((region) => !next.includes(region));
      const [first, ...others] = [...added, ...gone];
      if (first === undefined || others.length === 0) return [];
      const changes = [...said('gains', added), ...said('loses', gone)].join(' and ');
      return about(before, {
        severity: 'blocker',
        property: 'Replicas',
        problem: `${changes}: one copy of ${described(before)} comes or goes in each update, and the deploy would fail`,
        remedy: `${added.length > 0 ? `add ${first}` : `let ${first} go`} alone and deploy, and so on one after another`,
      });
    }),
};

const said = (verb: string, regions: readonly string[]) =>
  regions.length === 0 ? [] : [`${verb} ${regions.join(', ')}`];
