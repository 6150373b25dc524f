import type { InterruptionRow } from '../interruption';
import { isCopyOfOtherRegion } from '../other-region';
import { RECORD } from './way-in';

const BUS = 'AWS::Events::EventBus';

/** What several regions bring that users might think they notice. */
export const REGION_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: 'AWS::RDS::DBInstance',
    actions: ['create'],
    when: isCopyOfOtherRegion,
    kind: 'none',
    seconds: 0,
    what: 'home serves on while its databases are copied to another region',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html',
  },
  {
    type: RECORD,
    actions: ['remove'],
    // One of the members of a set that is told apart by latency.
    when: ({ before }) => before?.Properties?.Region !== undefined,
    kind: 'none',
    seconds: 0,
    what: 'users of a region that serves no more are led to another, which is farther away',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html',
  },
  {
    type: 'AWS::Events::Rule',
    actions: ['create'],
    // Home is told of the bus of a new region before that stands.
    when: ({ stack, after }, all) =>
      JSON.stringify(after?.Properties?.Targets ?? []).includes(':event-bus/') &&
      all.some((change) => change.type === BUS && change.action === 'create' && change.stack !== stack),
    kind: 'none',
    seconds: 0,
    what: 'events for a new region are set aside as undelivered until its bus stands',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/rule-dlq.html',
  },
  {
    type: 'AWS::Route53::HealthCheck',
    actions: ['replace'],
    kind: 'none',
    seconds: 0,
    what: 'health checks begin anew: for about a minute it is not known which region works',
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html',
  },
];
