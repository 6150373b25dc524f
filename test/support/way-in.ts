import { type Resource, resourcesIn, type TemplateJson } from './templates';

export type Deployed = Readonly<Record<string, TemplateJson>>;

/** Where somebody who asks for a name comes out, and whether they are let in. */
export interface WayIn {
  readonly through: readonly string[];
  /** Region in which it ends. */
  readonly region?: string;
  readonly refused?: string;
}

/** Who asks. */
export interface Visitor {
  /** Region that is nearest. */
  readonly region: string;
  /** Value of the header that a load balancer may demand. */
  readonly shows?: string;
}

const ELB = 'AWS::ElasticLoadBalancingV2';
const CDN = 'AWS::CloudFront::Distribution';

interface NameRecord {
  readonly stack: string;
  readonly properties: Resource['Properties'];
}

/** Follows a name through the records of deployed templates, as a request would: every way that it may take. */
export function waysIn(name: string, deployed: Deployed, visitor: Visitor): WayIn[] {
  const records = recordsIn(deployed).filter(({ properties }) => properties.Name === name && properties.Type === 'A');
  if (records.length === 0) return [{ through: [name], refused: `${name} has no record` }];
  return nearest(records, visitor).flatMap((record) => follow(record, deployed, visitor));
}

function recordsIn(deployed: Deployed): NameRecord[] {
  const single = resourcesIn(deployed, 'AWS::Route53::RecordSet');
  return [
    ...single.map(({ stack, Properties }) => ({ stack, properties: Properties })),
    ...resourcesIn(deployed, 'AWS::Route53::RecordSetGroup').flatMap(({ stack, Properties }) =>
      Properties.RecordSets.map((properties: Resource['Properties']) => ({ stack, properties })),
    ),
  ];
}

/** The member of the visitor's region, if there is one. Of a set by places, or of a chain, it may be any. */
function nearest(records: readonly NameRecord[], { region }: Visitor): readonly NameRecord[] {
  const own = records.filter(
    ({ properties: { Region, GeoProximityLocation } }) => (Region ?? GeoProximityLocation?.AWSRegion) === region,
  );
  return own.length > 0 ? own : records;
}

function follow({ stack, properties }: NameRecord, deployed: Deployed, visitor: Visitor): WayIn[] {
  const { Name: name, AliasTarget: alias, ResourceRecords } = properties;
  if (ResourceRecords) return [throughServer(stack, deployed)];
  if (typeof alias.DNSName === 'string') return behind(name, waysIn(alias.DNSName, deployed, visitor));
  const target = deployed[stack]?.Resources[alias.DNSName['Fn::GetAtt']?.[0]];
  if (target?.Type === CDN) return throughCdn(target as Resource, deployed, visitor);
  return [throughBalancer(stack, deployed, visitor)];
}

const behind = (step: string, ways: readonly WayIn[]): WayIn[] =>
  ways.map(({ through, ...rest }) => ({ through: [step, ...through], ...rest }));

const regionOf = (stack: string) => /-([a-z]{2}-[a-z]+-\d)-/.exec(stack)?.[1] ?? '';

function throughServer(stack: string, deployed: Deployed): WayIn {
  const stands = resourcesIn({ [stack]: deployed[stack]! }, 'AWS::AutoScaling::AutoScalingGroup').some(
    ({ logicalId }) => logicalId.startsWith('SingleServer'),
  );
  return { through: ['server'], region: regionOf(stack), ...(stands ? {} : { refused: 'there is no server' }) };
}

function throughCdn({ Properties: { DistributionConfig: config } }: Resource, deployed: Deployed, visitor: Visitor) {
  const origin = config.Origins.find(({ Id }: { Id: string }) => Id === config.DefaultCacheBehavior.TargetOriginId);
  const [{ HeaderValue: shows }] = origin.OriginCustomHeaders;
  const [, secret] = /resolve:secretsmanager:(.+):SecretString/.exec(shows) ?? [];
  const known = resourcesIn(deployed, 'AWS::SecretsManager::Secret').some(
    ({ Properties }) => Properties.Name === secret,
  );
  if (!known) return [{ through: ['CDN'], refused: `secret ${secret} does not exist` }];
  return behind('CDN', waysIn(origin.DomainName, deployed, { ...visitor, shows }));
}

/** The rules of the listener that serves: whoever shows nothing of what they demand is refused. */
function throughBalancer(stack: string, deployed: Deployed, { shows = '' }: Visitor): WayIn {
  const rest = resourcesIn({ [stack]: deployed[stack]! }, `${ELB}::ListenerRule`).filter(({ Properties }) =>
    Properties.Conditions.some((condition: Condition) => condition.PathPatternConfig?.Values.includes('/*')),
  );
  const lets = rest.some(({ Properties }) =>
    Properties.Conditions.every(
      ({ HttpHeaderConfig }: Condition) => !HttpHeaderConfig || HttpHeaderConfig.Values.includes(shows),
    ),
  );
  return {
    through: ['load balancer'],
    region: regionOf(stack),
    ...(lets ? {} : { refused: 'the load balancer lets nobody in who shows that' }),
  };
}

interface Condition {
  readonly PathPatternConfig?: { readonly Values: readonly string[] };
  readonly HttpHeaderConfig?: { readonly Values: readonly string[] };
}
