import { changeSetOf } from '../../lib/aws/change-sets';
import { deployedStacks, type Sender } from '../../lib/aws/deployed-stacks';

/** What the emulator can't do is faked: pages, waiting, a refusal, and replacements. */
function fake(answers: readonly [command: string, answer: object | Error][]) {
  const asked: [command: string, input: Record<string, unknown>][] = [];
  const open = [...answers];
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const { name } = command.constructor;
    asked.push([name.replace('Command', ''), command.input]);
    const [expected, answer] = open.shift() ?? ['nothing more', {}];
    expect(name).toBe(`${expected}Command`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client: { send } as unknown as Sender, asked };
}

const REQUEST = {
  stack: 'Data',
  name: 'check-1',
  template: { Parameters: { Kept: {}, New: {} }, Resources: {} },
  parameters: ['Kept', 'Gone'],
};
const changes = (id: string) => ({ Changes: [{ ResourceChange: { LogicalResourceId: id, Replacement: 'True' } }] });
const noWait = async () => undefined;

describe('a change set', () => {
  it('is waited for, read page by page, never executed, and deleted', async () => {
    const { client, asked } = fake([
      ['CreateChangeSet', {}],
      ['DescribeChangeSet', { Status: 'CREATE_IN_PROGRESS' }],
      ['DescribeChangeSet', { Status: 'CREATE_COMPLETE', NextToken: 'a', ...changes('A') }],
      ['DescribeChangeSet', { Status: 'CREATE_COMPLETE', ...changes('B') }],
      ['DeleteChangeSet', {}],
    ]);
    const found = await changeSetOf(client, REQUEST, noWait);
    expect(found.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['A', 'B']);
    expect(asked[0]?.[1]).toMatchObject({
      ChangeSetType: 'UPDATE',
      Parameters: [{ ParameterKey: 'Kept', UsePreviousValue: true }],
      TemplateBody: JSON.stringify(REQUEST.template),
    });
    expect(asked.map(([, { ChangeSetName }]) => ChangeSetName)).toEqual(Array(5).fill('check-1'));
  });

  it('of no change is no failure', async () => {
    const StatusReason = "The submitted information didn't contain changes.";
    const { client } = fake([
      ['CreateChangeSet', {}],
      ['DescribeChangeSet', { Status: 'FAILED', StatusReason }],
      ['DeleteChangeSet', {}],
    ]);
    expect(await changeSetOf(client, REQUEST, noWait)).toEqual([]);
  });

  it('that CloudFormation refuses is told with its reason, and deleted', async () => {
    const { client, asked } = fake([
      ['CreateChangeSet', {}],
      ['DescribeChangeSet', { Status: 'FAILED', StatusReason: 'Export a is in use' }],
      ['DeleteChangeSet', {}],
    ]);
    await expect(changeSetOf(client, REQUEST, noWait)).rejects.toThrow(
      'refuses the change of Data: Export a is in use',
    );
    expect(asked.at(-1)?.[0]).toBe('DeleteChangeSet');
  });

  it('of a template that is too large to send says so before it asks', async () => {
    const { client, asked } = fake([]);
    const template = { Resources: { A: 'x'.repeat(60_000) } };
    await expect(changeSetOf(client, { ...REQUEST, template }, noWait)).rejects.toThrow('too large');
    expect(asked).toEqual([]);
  });
});

describe('running stacks', () => {
  it('are read page by page, with template, parameters and protection; those without a template are not', async () => {
    const stack = (StackName: string, StackStatus = 'UPDATE_COMPLETE') => ({
      StackName,
      StackStatus,
      StackId: `arn:aws:cloudformation:us-east-1:123456789012:stack/${StackName}/1`,
      EnableTerminationProtection: true,
      Parameters: [{ ParameterKey: 'P', ParameterValue: 'v' }],
    });
    const { client } = fake([
      ['DescribeStacks', { Stacks: [stack('A'), stack('Other')], NextToken: 'a' }],
      ['DescribeStacks', { Stacks: [stack('B', 'REVIEW_IN_PROGRESS')] }],
      ['GetTemplate', { TemplateBody: '{}' }],
    ]);
    expect(await deployedStacks(client, ({ StackName }) => StackName !== 'Other')).toEqual([
      { name: 'A', account: '123456789012', terminationProtection: true, parameters: { P: 'v' }, body: '{}' },
    ]);
  });

  it('that can not be asked for are no bug: the reason is told', async () => {
    const denied = Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' });
    const { client } = fake([['DescribeStacks', denied]]);
    await expect(deployedStacks(client, () => true)).rejects.toThrow('CredentialsProviderError: no credentials');
  });
});
