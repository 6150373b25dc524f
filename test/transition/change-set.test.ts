import type { ResourceChange } from '../../lib/transition/change-set';
import { checkTransition } from '../../lib/transition/check';
import type { TemplateResource, Value } from '../../lib/transition/template';
import { sideOf, stackOf } from '../support/sides';

const change = (more: ResourceChange): ResourceChange => ({
  Action: 'Modify',
  LogicalResourceId: 'Main',
  PhysicalResourceId: 'shop-prod-main',
  ResourceType: 'AWS::RDS::DBInstance',
  ...more,
});
const conditional = (...names: string[]) =>
  change({
    Replacement: 'Conditional',
    Details: names.map((Name) => ({ Target: { Name, RequiresRecreation: 'Conditionally' } })),
  });

const database = (properties: Readonly<Record<string, Value>> = {}): TemplateResource => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: properties,
});

const said = (each: ResourceChange, Main = database()) => {
  const side = stackOf({ Main, Role: { Type: 'AWS::IAM::Role' } });
  return checkTransition(side, side, { Data: [each] }).findings.map(({ problem }) => problem);
};
const subject = 'the change set says that AWS::RDS::DBInstance shop-prod-main';

describe('a change set', () => {
  it.each<[string, ResourceChange, string]>([
    ['delete', change({ Action: 'Remove' }), 'is deleted'],
    ['orphan', change({ Action: 'Remove', PolicyAction: 'Retain' }), 'leaves the stack, with its data'],
    ['replace', change({ Replacement: 'True' }), 'is replaced by a new, empty one'],
    ['replace and keep', change({ PolicyAction: 'ReplaceAndRetain' }), 'is replaced by a new, empty one'],
    ['replace and delete', change({ PolicyAction: 'ReplaceAndDelete' }), 'is replaced, and the old one deleted'],
    ['perhaps replace', conditional('Engine'), 'may be replaced by a new, empty one'],
  ])('blocks what CloudFormation would %s', (_, each, problem) => {
    expect(said(each)).toEqual([`${subject} ${problem}`]);
  });

  it('says nothing of what changes in place, is added, or holds no data', () => {
    expect(said(change({ Replacement: 'False' }))).toEqual([]);
    expect(said(conditional('MultiAZ', 'BackupRetentionPeriod'))).toEqual([]);
    expect(said(change({ Action: 'Add' }))).toEqual([]);
    expect(said(change({ Action: 'Remove', LogicalResourceId: 'Role', ResourceType: 'AWS::IAM::Role' }))).toEqual([]);
  });

  it('says nothing of a read replica, nor twice of what the templates show', () => {
    expect(said(change({ Action: 'Remove' }), database({ SourceDBInstanceIdentifier: 'x' }))).toEqual([]);
    const { findings } = checkTransition(stackOf({ Main: database() }), sideOf({ Data: { Resources: {} } }), {
      Data: [change({ Action: 'Remove' })],
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['removed']);
  });
});
