import type { DeployPlan } from '../operations/deploy';
import { plainTable } from './plain-table';

/** Widths of region, stack and state: 98 columns with the gaps between them. */
const WIDTHS = [16, 43, 39];

/** What a deploy would find, within 100 columns. */
export function deployPlanText(environment: string, { account, stacks, failed }: DeployPlan): string {
  const rows = stacks.map(({ name, region, stack }) => [region, name, stateText(stack?.status, failed.includes(name))]);
  const whose = account.named ? 'as the configuration says' : 'the configuration names none, so any would do';
  return `${environment} in account ${account.id}, ${whose}\n${plainTable(['REGION', 'STACK', 'NOW'], WIDTHS, rows)}\n`;
}

function stateText(status: string | undefined, failed: boolean): string {
  if (status === undefined) return 'is not there yet';
  return failed ? `${status}, is deleted first` : status;
}
