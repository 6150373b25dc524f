import type { HealthCheckConfig } from '@aws-sdk/client-route-53';

type Children = (id: string) => HealthCheckConfig | undefined;
type Rule = (config: HealthCheckConfig, child: Children) => string | false | undefined;

/** Everything that is wrong with a check. Source: Amazon Route 53 API Reference, "HealthCheckConfig" (2026-11). */
export function checkProblems(config: HealthCheckConfig, child: Children): string[] {
  const rules = config.Type === 'CALCULATED' ? CALCULATED : config.Type === 'CLOUDWATCH_METRIC' ? ALARM : ENDPOINT;
  return rules.flatMap((rule) => rule(config, child) || []);
}

/** Fields that only a check of an endpoint has. */
const OF_ENDPOINTS = [
  'IPAddress',
  'Port',
  'ResourcePath',
  'FullyQualifiedDomainName',
  'SearchString',
  'RequestInterval',
  'FailureThreshold',
  'MeasureLatency',
  'EnableSNI',
  'Regions',
] as const;
const OF_CALCULATED = ['HealthThreshold', 'ChildHealthChecks'] as const;
const OF_ALARMS = ['AlarmIdentifier', 'InsufficientDataHealthStatus'] as const;

const without =
  (...fields: readonly (keyof HealthCheckConfig)[]): Rule =>
  (config) => {
    const found = fields.filter((field) => config[field] !== undefined);
    return found.length > 0 && `${found.join(', ')} can't be given for type ${config.Type}`;
  };

const between = (value: number | undefined, least: number, most: number) =>
  value !== undefined && value >= least && value <= most;

const ENDPOINT: readonly Rule[] = [
  without(...OF_CALCULATED, ...OF_ALARMS),
  ({ IPAddress, FullyQualifiedDomainName }) => !IPAddress && !FullyQualifiedDomainName && 'needs an address or a name',
  ({ FullyQualifiedDomainName: name }) => name && !/^[\w.-]{1,255}$/.test(name) && `${name} is no domain name`,
  ({ Port }) => !between(Port, 1, 65_535) && `Port is out of range: ${Port}`,
  ({ RequestInterval: seconds }) => seconds !== 10 && seconds !== 30 && `RequestInterval is 10 or 30, not ${seconds}`,
  ({ FailureThreshold }) => !between(FailureThreshold, 1, 10) && `FailureThreshold is 1 to 10, not ${FailureThreshold}`,
  ({ Type, ResourcePath }) => Type === 'TCP' && ResourcePath && 'ResourcePath can not be given for type TCP',
  ({ ResourcePath = '' }) => ResourcePath.length > 255 && 'ResourcePath is longer than 255',
  ({ Type = '', SearchString }) =>
    Type.endsWith('STR_MATCH') !== (SearchString !== undefined) && 'SearchString: see Type',
  ({ SearchString = '' }) => SearchString.length > 255 && 'SearchString is longer than 255',
  ({ Regions }) => Regions && Regions.length < 3 && 'needs three regions at least',
];

const CALCULATED: readonly Rule[] = [
  without(...OF_ENDPOINTS, ...OF_ALARMS),
  ({ ChildHealthChecks: children = [] }) => !between(children.length, 1, 255) && 'needs 1 to 255 children',
  ({ HealthThreshold }) => !between(HealthThreshold, 0, 256) && `HealthThreshold is 0 to 256, not ${HealthThreshold}`,
  ({ ChildHealthChecks: children = [] }, child) => {
    const missing = children.find((id) => !child(id));
    return missing && `the child ${missing} does not exist`;
  },
  ({ ChildHealthChecks: children = [] }, child) => {
    const nested = children.find((id) => child(id)?.Type === 'CALCULATED');
    return nested && `the child ${nested} is calculated itself`;
  },
];

const ALARM: readonly Rule[] = [
  without(...OF_ENDPOINTS, ...OF_CALCULATED),
  ({ AlarmIdentifier }) => !AlarmIdentifier && 'needs an alarm',
];
