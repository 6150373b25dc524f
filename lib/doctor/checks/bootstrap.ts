import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { unlessMissing } from '../../aws/unless-missing';
import { regionsOf } from '../../blueprint/stacks';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';

/**
 * Version of CDK's bootstrap stack that our assemblies ask for: `requiresBootstrapStackVersion` in their manifest, which a
 * test compares with this.
 */
export const BOOTSTRAP_VERSION = 6;

/** Where the bootstrap stack says which version it is; the name is that of CDK's default synthesizer. */
export const BOOTSTRAP_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/** Whether `cdk bootstrap` was run in every region that gets a stack. */
export const bootstrap: Check = {
  id: 'bootstrap',
  asks: 'aws',
  run: ({ blueprint, options }) =>
    askEach('bootstrap', regionsOf(blueprint), async (region) => {
      const call = new SSMClient(options(region)).send(new GetParameterCommand({ Name: BOOTSTRAP_PARAMETER }));
      const found = (await unlessMissing(call))?.Parameter?.Value;
      return [judge(found === undefined ? undefined : Number(found), region, blueprint.account)];
    }),
};

export function judge(version: number | undefined, region: string, account = 'ACCOUNT'): Answer {
  if (version !== undefined && version >= BOOTSTRAP_VERSION) return { state: 'ok', what: `version ${version}` };
  return {
    state: 'problem',
    what: version === undefined ? 'not bootstrapped' : `version ${version} (at least ${BOOTSTRAP_VERSION})`,
    remedy: `npx cdk bootstrap aws://${account}/${region}`,
  };
}
