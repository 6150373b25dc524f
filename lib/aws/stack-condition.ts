/** What a stack's state means for the next deploy. */
export type StackCondition = 'absent' | 'failed-create' | 'busy' | 'stuck' | 'stands';

/**
 * What a status of CloudFormation means for the next deploy.
 *
 * `failed-create` is a stack that never worked: its first creation was rolled back (`ROLLBACK_COMPLETE`), or it was announced
 * and never made (`REVIEW_IN_PROGRESS`). Nothing is in it, and it must go before it can be made. `UPDATE_ROLLBACK_COMPLETE`
 * is the opposite: a stack that works as it did before. Source: CloudFormation User Guide, "Stack status codes".
 */
export function stackCondition(status: string | undefined): StackCondition {
  if (status === undefined || status === 'DELETE_COMPLETE') return 'absent';
  if (status === 'ROLLBACK_COMPLETE' || status === 'REVIEW_IN_PROGRESS') return 'failed-create';
  if (status.endsWith('_IN_PROGRESS')) return 'busy';
  return status.endsWith('_FAILED') ? 'stuck' : 'stands';
}

/** What to do about a stack that a deploy would stop at. */
export function stuckRemedy(status: string, name: string): string {
  const stack = `--stack-name ${name}`;
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return `repair what failed, then: aws cloudformation continue-update-rollback ${stack}`;
  if (status === 'UPDATE_FAILED') return `aws cloudformation rollback-stack ${stack}`;
  return `see its events, remove what holds it, then: aws cloudformation delete-stack ${stack}`;
}
