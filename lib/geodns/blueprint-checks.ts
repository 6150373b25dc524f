import type { Blueprint } from '../blueprint/blueprint';
import { bucketName, drainFlag, regionalOriginHost } from '../blueprint/names';
import { HTTPS_PORT } from '../blueprint/ports';
import type { HealthCheck } from './model';
import { SOME_ACCOUNT } from './placeholders';

/** The health checks of the regions, as `RegionHealth` makes them: each region's own, and those that it counts together. */
export function regionChecks(blueprint: Blueprint, domain: string): HealthCheck[] {
  const { routing, account = SOME_ACCOUNT } = blueprint;
  const { health, regions } = routing;
  if (!health) return [];
  const { path, intervalSeconds, threshold } = health;
  return regions.flatMap((region) => {
    const answers = check(
      `${region} answers`,
      { ...HTTPS, host: regionalOriginHost(domain, region), path, intervalSeconds, threshold },
      false,
    );
    const flags = regions
      .filter((other) => other !== region)
      .map((other) => {
        // As S3 names it in all Regions of the first partition, in which Edge is.
        const host = `${bucketName(blueprint, 'drain', account, other)}.s3.${other}.amazonaws.com`;
        const asks = { ...HTTPS, host, path: `/${drainFlag(region)}`, intervalSeconds, threshold: 1 };
        return check(`${region} is not drained from ${other}`, asks, true);
      });
    const children = [answers, ...flags].map(({ id }) => id);
    return [answers, ...flags, check(region, { kind: 'calculated', children, threshold: children.length }, false)];
  });
}

const HTTPS = { kind: 'endpoint', protocol: 'HTTPS', port: HTTPS_PORT } as const;

const check = (name: string, asks: HealthCheck['asks'], inverted: boolean): HealthCheck => ({
  id: name,
  name,
  asks,
  inverted,
  disabled: false,
});
