import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { unlessMissing } from '../../aws/unless-missing';
import { askEach } from '../ask';
import type { Answer, Check } from '../check';
import { QUOTAS, type Quota } from '../quotas';
import { usedByOthers } from '../usage';

/** Whether the limits of the account leave room for the environment beside what others use. */
export const quotas: Check = {
  id: 'quotas',
  asks: 'aws',
  run: async ({ blueprint, options }) => {
    const answers = await Promise.all(
      QUOTAS.map((quota) =>
        askEach(
          quota.name,
          blueprint.regions.map(({ name }) => name),
          async (name) => {
            const region = blueprint.regions.find((each) => each.name === name);
            const needs = region ? quota.needs(region) : 0;
            if (needs === 0) return [];
            const others = await usedByOthers[quota.code](blueprint, options(name));
            const command = new GetServiceQuotaCommand({ ServiceCode: quota.service, QuotaCode: quota.code });
            const found = await unlessMissing(new ServiceQuotasClient(options(name)).send(command), 'NoSuchResource');
            return [judge(quota, needs, others, found?.Quota?.Value, name)];
          },
        ),
      ),
    );
    return answers.flat();
  },
};

/** @param limit of the account; undefined when Service Quotas does not say */
export function judge(
  { service, code, name }: Quota,
  needs: number,
  others: number,
  limit: number | undefined,
  region: string,
): Answer {
  if (limit === undefined)
    return { state: 'unknown', what: `the limit of ${name} is not told`, remedy: `see ${code} in Service Quotas` };
  const what = `${name}: limit ${limit}, others use ${others}, this environment ${needs}`;
  if (others + needs <= limit) return { state: 'ok', what };
  return {
    state: 'problem',
    what,
    remedy: `aws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code ${code} --desired-value ${others + needs}`,
  };
}
