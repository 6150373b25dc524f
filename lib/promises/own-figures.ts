/**
 * What the kit's own templates say, which no blueprint names. `test/promises/own-figures.test.ts` holds each to the templates:
 * constructs can't be asked here, because they need CDK.
 */
export const OWN = {
  /** How a load balancer asks its servers, in seconds and failures in a row. */
  targetCheck: { intervalSeconds: 10, failures: 3 },
  /** For which the CDN keeps an error of 502 to 504, in seconds. */
  cdnErrorSeconds: 5,
  /** For which the CDN waits for an answer over a connection that stands, in seconds. */
  cdnAnswerSeconds: 60,
  /** Sights of a flag that drain a region. */
  drainThreshold: 1,
  /** Length of a period of every alarm, in minutes. */
  alarmPeriodMinutes: 5,
  /** For which something must last before an alarm tells, in minutes. */
  alarmMinutes: {
    balancerErrors: 15,
    cdnErrors: 15,
    databaseDown: 15,
    replicaLag: 15,
    regionAway: 5,
  },
  /** For which files that were replaced or deleted can be had again, in days. */
  oldFilesDays: 90,
  /** For which events can be announced again, and what no bus took is kept, in days. */
  eventDays: 14,
  /** Until a container that ended is started again, in seconds. */
  restartSeconds: 3,
} as const;
