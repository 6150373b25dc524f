import type { Config } from '../../config/config';
import { configurationRule } from '../configuration-rule';
import { listed } from '../listed';
import { hasWorkers, servesEverywhere } from '../stages';

export const workersGone = configurationRule({
  id: 'workers-gone',
  severity: 'warning',
  why: 'A queue keeps its messages when its workers go, but not for ever: what nobody receives in time is deleted.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  compare(before, after) {
    const left = workingIn(after);
    const idle = workingIn(before).filter(
      (region) => !left.includes(region) && after.regions.some(({ name }) => name === region),
    );
    if (idle.length === 0 || before.queues.length === 0) return [];
    const days = Math.min(...before.queues.map(({ retentionDays }) => retentionDays));
    return [
      {
        where: 'queues',
        problem: `the workers of ${listed(idle)} go: what waits in queues there stays, and is deleted after ${days} days`,
        remedy: `let them finish before that deploy: npx stagecoach queues redrive ${after.environment} shows what waits`,
      },
    ];
  },
});

/** Regions in which somebody works on what is in the queues. */
function workingIn({ stage, overlap, regions }: Config): string[] {
  const stages = [stage, ...overlap];
  const names = regions.map(({ name }) => name);
  if (stages.some(servesEverywhere)) return names;
  return stages.some(hasWorkers) ? names.slice(0, 1) : [];
}
