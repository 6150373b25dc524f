import type { InterruptionRow } from '../interruption';
import { isCopyOfOtherRegion } from '../other-region';
import { RECORD } from './way-in';

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
    type: 'AWS::Route53::HealthCheck',
    actions: ['replace'],
    kind: 'none',
    seconds: 0,
    what: 'health checks begin anew: for about a minute it is not known which region works',
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html',
  },
];
