import type { Held } from '../operations/contents';
import type { DestroyPlan, DoomedStack } from '../operations/destroy-plan';
import type { Leftover } from '../operations/leftovers';
import { plainTable } from './plain-table';

/** Widths of region, what and name: 98 columns with the gaps between them. */
const WIDTHS = [16, 30, 52];

/** What a destroy does, what it leaves and what is lost, within 100 columns. */
export function destroyPlanText(environment: string, plan: DestroyPlan): string {
  const { account, stacks, retained, lost, left } = plan;
  const guarded = plan.protected ? 'is protected' : 'is unprotected';
  return [
    `${environment} in account ${account.id} ${guarded}`,
    plainTable(['REGION', 'FATE', 'STACK'], WIDTHS, stacks.map(stackRow)),
    ...section('deleted WITH THE DATA in it', lost.map(heldRow)),
    ...section('kept, in no stack any more', retained.map(heldRow)),
    ...section(
      'left: secrets outside of stacks',
      left.map((secret) => leftoverRow(secret, plan.protected)),
    ),
  ].join('\n');
}

function section(title: string, rows: readonly string[][]): string[] {
  return rows.length === 0 ? [] : ['', `${title}:`, plainTable(['REGION', 'TYPE', 'NAME'], WIDTHS, rows)];
}

function stackRow({ region, name, fate, why }: DoomedStack): string[] {
  const fates = { delete: 'is deleted', keep: 'is kept', absent: 'is not there' };
  return [region, fates[fate], why ? `${name}\n${why}` : name];
}

function heldRow({ region, type, physicalId }: Held): string[] {
  // Of an ARN the end says what it is.
  return [region, type.replace(/^AWS::/, ''), physicalId.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')];
}

function leftoverRow({ region, name, ours }: Leftover, isProtected: boolean): string[] {
  return [region, ours && !isProtected ? 'secret, is deleted' : 'secret, is left', name];
}
