import { Refusal } from './errors';
import { CHECKERS, type FakeCheck } from './health-checks';
import { at, maxItems, type Operation, read } from './operation';

/** Source: Amazon Route 53 API Reference, request and response syntax of each action (2026-11). */
export const CHECK_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateHealthCheck',
    method: 'POST',
    path: at('healthcheck'),
    run: ({ body }, { checks }) => {
      const { CallerReference, HealthCheckConfig } = read('CreateHealthCheckRequest', body);
      const check = checks.create(CallerReference, HealthCheckConfig);
      const location = `https://route53.amazonaws.com/2013-04-01/healthcheck/${check.id}`;
      return { HealthCheck: checkXml(check), location };
    },
  },
  {
    name: 'ListHealthChecks',
    method: 'GET',
    path: at('healthcheck'),
    run: ({ query }, { checks }) => {
      const all = [...checks.all.values()];
      const marker = query.get('marker');
      const begin = marker === null ? 0 : all.findIndex(({ id }) => id === marker);
      if (begin < 0) throw new Refusal('InvalidInput', `there is no marker ${marker}`);
      const size = maxItems(query, 100);
      const next = all[begin + size];
      return {
        HealthChecks: { HealthCheck: all.slice(begin, begin + size).map(checkXml) },
        Marker: marker ?? '',
        IsTruncated: next !== undefined,
        NextMarker: next?.id,
        MaxItems: size,
      };
    },
  },
  {
    name: 'GetHealthCheck',
    method: 'GET',
    path: at('healthcheck/([\\w-]+)'),
    run: ({ id }, { checks }) => ({ HealthCheck: checkXml(checks.get(id)) }),
  },
  {
    name: 'UpdateHealthCheck',
    method: 'POST',
    path: at('healthcheck/([\\w-]+)'),
    run: ({ id, body }, { checks }) => {
      const { HealthCheckVersion, ...change } = read('UpdateHealthCheckRequest', body);
      return { HealthCheck: checkXml(checks.update(id, HealthCheckVersion, change)) };
    },
  },
  {
    name: 'GetHealthCheckStatus',
    method: 'GET',
    path: at('healthcheck/([\\w-]+)/status'),
    run: ({ id }, { checks }) => ({
      HealthCheckObservations: { HealthCheckObservation: checks.observations(id, new Date(0)) },
    }),
  },
  {
    name: 'GetCheckerIpRanges',
    method: 'GET',
    path: at('checkeripranges'),
    run: () => ({
      CheckerIpRanges: { member: CHECKERS.map(([, address]) => `${address.replace(/\d+$/, '0')}/26`) },
    }),
  },
];

function checkXml({ id, reference, version, config: { ChildHealthChecks, Regions, ...config } }: FakeCheck) {
  return {
    Id: id,
    CallerReference: reference,
    HealthCheckConfig: {
      ...config,
      ...(ChildHealthChecks ? { ChildHealthChecks: { ChildHealthCheck: ChildHealthChecks } } : {}),
      ...(Regions ? { Regions: { Region: Regions } } : {}),
    },
    HealthCheckVersion: version,
  };
}
