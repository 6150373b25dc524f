import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** A secret that other regions know by the same name. Its copies follow its value; one can't be written to. */
export function copiedTo(regions: readonly string[]): Pick<secretsmanager.CfnSecretProps, 'replicaRegions'> {
  return regions.length > 0 ? { replicaRegions: regions.map((region) => ({ region })) } : {};
}
