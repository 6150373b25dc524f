import { accountVerdict, firstAnswer } from '../../lib/aws/account';
import { asked, failureOf } from '../../lib/aws/failure';
import { OperationError } from '../../lib/aws/operation-error';
import { readStack } from '../../lib/aws/stack';
import { stackCondition, stuckRemedy } from '../../lib/aws/stack-condition';

const named = (name: string, more: object = {}) =>
  Object.assign(new Error(`${name} said so\nat length`), { name, ...more });

describe('an error of a call to AWS', () => {
  it.each([
    ['CredentialsProviderError', {}, 'credentials', 'no credentials'],
    ['ExpiredToken', {}, 'credentials', 'AWS does not take these credentials (ExpiredToken)'],
    ['AccessDeniedException', {}, 'permission', 'no permission: AccessDeniedException said so'],
    ['Error', { code: 'ENOTFOUND' }, 'network', 'no connection (ENOTFOUND)'],
    ['TimeoutError', {}, 'network', 'no connection (TimeoutError)'],
    ['Throttling', { $metadata: { httpStatusCode: 400 } }, 'other', 'Throttling: Throttling said so'],
    ['InternalFailure', { $metadata: { httpStatusCode: 500 } }, 'unavailable', 'AWS fails (500 InternalFailure)'],
  ])('%s %j is about %s', (name, more, kind, what) => {
    expect(failureOf(named(name, more))).toMatchObject({ kind, what });
  });

  it('that is not one of AWS is a bug, and keeps its stack trace', async () => {
    const bug = new TypeError('x is undefined');
    expect(failureOf(bug)).toBeUndefined();
    await expect(asked('reading', Promise.reject(bug))).rejects.toBe(bug);
  });

  it('says what was being done, and what to do', async () => {
    const failed = asked('reading the stack x', Promise.reject(named('ExpiredToken')));
    await expect(failed).rejects.toEqual(
      new OperationError(
        'reading the stack x: AWS does not take these credentials (ExpiredToken)',
        'sign in (aws sso login, AWS_PROFILE=…), then ask again',
      ),
    );
  });
});

describe('the first answer of several regions', () => {
  const away = named('TimeoutError');
  const refused = named('AccessDenied', { $metadata: { httpStatusCode: 403 } });
  const regions = (...answers: (string | Error)[]) =>
    firstAnswer(
      answers.map((_, i) => String(i)),
      async (i) => {
        const answer = answers[Number(i)];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    );

  it.each([
    ['passes over those that are away', [away, named('Busy', { $metadata: { httpStatusCode: 503 } }), 'c', 'd'], 'c'],
    ['is that of the first that is there', ['a', 'b'], 'a'],
  ])('%s', async (_, answers, wanted) => {
    expect(await regions(...answers)).toBe(wanted);
  });

  it.each([
    ['no where somebody says no', [away, refused, 'c'], refused],
    ['what the first one met, where all are away', [away, named('Busy', { $metadata: { httpStatusCode: 503 } })], away],
  ])('is %s', async (_, answers, wanted) => {
    await expect(regions(...answers)).rejects.toBe(wanted);
  });
});

describe('an account', () => {
  it.each([
    ['123456789012', '123456789012', 'right'],
    ['123456789012', 'another', 'wrong'],
    ['123456789012', undefined, 'any'],
  ] as const)('%s where the configuration says %s is %s', (actual, wanted, verdict) => {
    expect(accountVerdict(actual, wanted)).toBe(verdict);
  });
});

describe('the state of a stack', () => {
  it.each([
    [undefined, 'absent'],
    ['DELETE_COMPLETE', 'absent'],
    ['ROLLBACK_COMPLETE', 'failed-create'],
    ['REVIEW_IN_PROGRESS', 'failed-create'],
    ['CREATE_IN_PROGRESS', 'busy'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'busy'],
    ['ROLLBACK_IN_PROGRESS', 'busy'],
    ['CREATE_FAILED', 'stuck'],
    ['ROLLBACK_FAILED', 'stuck'],
    ['DELETE_FAILED', 'stuck'],
    ['UPDATE_FAILED', 'stuck'],
    ['UPDATE_ROLLBACK_FAILED', 'stuck'],
    ['CREATE_COMPLETE', 'stands'],
    ['UPDATE_COMPLETE', 'stands'],
    ['UPDATE_ROLLBACK_COMPLETE', 'stands'],
    ['IMPORT_COMPLETE', 'stands'],
    ['IMPORT_ROLLBACK_COMPLETE', 'stands'],
  ])('%s means %s', (status, condition) => {
    expect(stackCondition(status)).toBe(condition);
  });

  it.each([
    ['UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
    ['UPDATE_FAILED', 'rollback-stack'],
    ['DELETE_FAILED', 'delete-stack'],
  ])('%s has a remedy', (status, command) => {
    expect(stuckRemedy(status, 'a-stack')).toContain(`aws cloudformation ${command} --stack-name a-stack`);
  });

  it('is undefined for a stack that was never there and for one that is gone', async () => {
    const never = {
      send: async () => Promise.reject(named('ValidationError', { message: 'Stack with id x does not exist' })),
    };
    const gone = { send: async () => ({ Stacks: [{ StackStatus: 'DELETE_COMPLETE' }] }) };
    expect(await readStack('x', never as never)).toBeUndefined();
    expect(await readStack('x', gone as never)).toBeUndefined();
  });
});
