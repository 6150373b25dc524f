import { type Resource, resourcesIn, type TemplateJson } from './templates';

export type Deployed = Readonly<Record<string, TemplateJson>>;

/** Where somebody who asks for a name comes out, and whether they are let in. */
export interface WayIn {
  readonly through: readonly string[];
  readonly refused?: string;
}

const ELB = 'AWS::ElasticLoadBalancingV2';
const CDN = 'AWS::CloudFront::Distribution';

/** Follows a name through the records of deployed templates, as a user's request would. */
export function wayIn(name: string, deployed: Deployed): WayIn {
  const record = resourcesIn(deployed, 'AWS::Route53::RecordSet').find(
    ({ Properties }) => Properties.Name === name && Properties.Type === 'A',
  );
  if (!record) return { through: [name], refused: `${name} has no record` };
  const { AliasTarget: alias, ResourceRecords } = record.Properties;
  if (ResourceRecords) return inThrough('server', 'AWS::EC2::EIP', deployed);
  if (typeof alias.DNSName === 'string') return behind(name, wayIn(alias.DNSName, deployed));
  const target = deployed[record.stack]?.Resources[alias.DNSName['Fn::GetAtt']?.[0]];
  return target?.Type === CDN ? throughCdn(target as Resource, deployed) : throughBalancer(deployed, undefined);
}

function behind(step: string, { through, ...rest }: WayIn): WayIn {
  return { through: [step, ...through], ...rest };
}

function inThrough(step: string, type: string, deployed: Deployed): WayIn {
  return { through: [step], ...(resourcesIn(deployed, type).length > 0 ? {} : { refused: `there is no ${step}` }) };
}

function throughCdn({ Properties: { DistributionConfig: config } }: Resource, deployed: Deployed): WayIn {
  const origin = config.Origins.find(({ Id }: { Id: string }) => Id === config.DefaultCacheBehavior.TargetOriginId);
  const [{ HeaderValue: shown }] = origin.OriginCustomHeaders;
  const [, secret] = /resolve:secretsmanager:(.+):SecretString/.exec(shown) ?? [];
  const known = resourcesIn(deployed, 'AWS::SecretsManager::Secret').some(
    ({ Properties }) => Properties.Name === secret,
  );
  if (!known) return { through: ['CDN'], refused: `secret ${secret} does not exist` };
  const next = wayIn(origin.DomainName, deployed);
  if (!next.through.includes('load balancer')) return behind('CDN', next);
  return behind('CDN', throughBalancer(deployed, shown));
}

/** The rules of the listener that serves: whoever shows nothing of what they demand is refused. */
function throughBalancer(deployed: Deployed, shown: string | undefined): WayIn {
  const rest = resourcesIn(deployed, `${ELB}::ListenerRule`).filter(({ Properties }) =>
    Properties.Conditions.some((condition: Condition) => condition.PathPatternConfig?.Values.includes('/*')),
  );
  const lets = rest.some(({ Properties }) =>
    Properties.Conditions.every(
      ({ HttpHeaderConfig }: Condition) => !HttpHeaderConfig || HttpHeaderConfig.Values.includes(shown ?? ''),
    ),
  );
  return {
    through: ['load balancer'],
    ...(lets ? {} : { refused: 'the load balancer lets nobody in who shows that' }),
  };
}

interface Condition {
  readonly PathPatternConfig?: { readonly Values: readonly string[] };
  readonly HttpHeaderConfig?: { readonly Values: readonly string[] };
}
