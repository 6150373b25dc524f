import { GetHealthCheckCommand, UpdateHealthCheckCommand } from '@aws-sdk/client-route-53';
import { asked, failureOf } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import type { Route53 } from './route53';

/**
 * What a region's check is told to say. Route 53 takes the second path when S3 is out too: a check that is disabled says
 * healthy, and inverted as well it says unhealthy. Inverted alone would make a dead region healthy.
 */
export type Override = 'unhealthy' | 'none';

const WANTED = {
  unhealthy: { Disabled: true, Inverted: true },
  none: { Disabled: false, Inverted: false },
} as const satisfies Record<Override, object>;

/**
 * Tells a check what to say, both settings in one request, and only if it still is as it was read.
 *
 * @returns whether anything was to be done
 * @throws OperationError when somebody else changed the check meanwhile.
 */
export async function overrideCheck(id: string, override: Override, route53: Route53): Promise<boolean> {
  const before = await readCheck(id, route53);
  const wanted = WANTED[override];
  if (isAs(before, wanted)) return false;
  const HealthCheckVersion = before?.HealthCheckVersion;
  const command = new UpdateHealthCheckCommand({ HealthCheckId: id, HealthCheckVersion, ...wanted });
  try {
    await route53.send(command);
  } catch (error) {
    if ((error as Error).name !== 'HealthCheckVersionMismatch') {
      const failure = failureOf(error);
      if (!failure) throw error;
      throw new OperationError(`changing the health check ${id}: ${failure.what}`, failure.remedy);
    }
    // Ours may have been done while the answer got lost.
    if (isAs(await readCheck(id, route53), wanted)) return true;
    throw new OperationError(
      `somebody else has just changed the health check ${id}: it was left as it is`,
      'see npx stagecoach dns status, then say the same command again',
    );
  }
  return true;
}

async function readCheck(id: string, route53: Route53) {
  const command = new GetHealthCheckCommand({ HealthCheckId: id });
  return (await asked(`reading the health check ${id}`, route53.send(command))).HealthCheck;
}

function isAs(check: Awaited<ReturnType<typeof readCheck>>, wanted: (typeof WANTED)[Override]): boolean {
  const { Disabled = false, Inverted = false } = check?.HealthCheckConfig ?? {};
  return Disabled === wanted.Disabled && Inverted === wanted.Inverted;
}
