import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { asked } from '../aws/failure';
import { OperationError } from '../aws/operation-error';
import { readOutputs } from '../aws/stack-outputs';
import type { Blueprint } from '../blueprint/blueprint';
import { EDGE_REGION, edgeStackName } from '../blueprint/names';
import { type GuardedAccount, guardAccount } from './account';
import type { Clients } from './clients';
import { standing } from './stacks';

/** Output of the Edge stack that names the CDN. */
const DISTRIBUTION_OUTPUT = 'DistributionId';

export interface InvalidateProps {
  readonly blueprint: Blueprint;
  /** Checked: each can be kept by the CDN. */
  readonly paths: readonly string[];
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** Never used before: CloudFront takes a second request with the same one for the first sent twice. */
  readonly reference: string;
  readonly clients: Clients;
}

/** What the CDN is to forget, and what became of it. */
export interface Invalidation {
  readonly account: GuardedAccount;
  /** Id of the CDN, e.g. `E2QWRUHAPOMQZL`. */
  readonly distribution: string;
  readonly paths: readonly string[];
  /** Absent in a dry run. */
  readonly made?: { readonly id: string; readonly status: string };
}

/**
 * Has the CDN forget paths before their time. It is begun, not awaited: CloudFront needs about a minute for all its places.
 *
 * @throws OperationError when the account is another than the configuration's, or the CDN does not stand yet.
 */
export async function invalidateCache(props: InvalidateProps): Promise<Invalidation> {
  const { blueprint, paths, yes, reference, clients } = props;
  const account = await guardAccount(blueprint, clients);
  const distribution = await distributionOf(blueprint, clients);
  if (!yes) return { account, distribution, paths };
  const command = new CreateInvalidationCommand({
    DistributionId: distribution,
    InvalidationBatch: { CallerReference: reference, Paths: { Quantity: paths.length, Items: [...paths] } },
  });
  const { Invalidation: { Id: id = '', Status: status = '' } = {} } = await asked(
    `invalidating paths of ${distribution}`,
    clients.cdn().send(command),
  );
  return { account, distribution, paths, made: { id, status } };
}

async function distributionOf(blueprint: Blueprint, clients: Clients): Promise<string> {
  const name = edgeStackName(blueprint);
  const [edge] = await standing([{ name, region: EDGE_REGION, kind: 'Edge' }], clients);
  if (!edge?.stack) throw new OperationError(`${name} does not stand yet, and the CDN is in it`, DEPLOY);
  const outputs = await asked(
    `reading the outputs of ${name}`,
    readOutputs(edge.stack.id, clients.cloudFormation(EDGE_REGION)),
  );
  const distribution = outputs[DISTRIBUTION_OUTPUT];
  if (!distribution)
    throw new OperationError(`${name} has no output ${DISTRIBUTION_OUTPUT}: no CDN stands yet`, DEPLOY);
  return distribution;
}

const DEPLOY = 'deploy the environment first';
