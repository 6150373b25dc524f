import type { Blueprint } from '../../blueprint/blueprint';
import { bucketName, drainFlag } from '../../blueprint/names';
import { servingIn } from '../standing';

/** What to type so that no requests are led to a region, whatever it says of itself. */
export function drainStep(blueprint: Blueprint, region: string): string {
  const other = servingIn(blueprint).find(({ name }) => name !== region);
  if (!other) throw new Error('a region is drained from another');
  const bucket = bucketName(blueprint, 'drain', blueprint.account ?? '<account>', other.name);
  return `aws s3api put-object --bucket ${bucket} --key ${drainFlag(region)}`;
}
