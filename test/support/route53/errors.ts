/** HTTP status of every error that the server answers. Source: Amazon Route 53 API Reference, "Errors" of each action (2026-11). */
const STATUS = {
  AccessDenied: 403,
  HealthCheckAlreadyExists: 409,
  HealthCheckVersionMismatch: 409,
  HostedZoneAlreadyExists: 409,
  InternalFailure: 500,
  InvalidChangeBatch: 400,
  InvalidDomainName: 400,
  InvalidInput: 400,
  NoSuchChange: 404,
  NoSuchHealthCheck: 404,
  NoSuchHostedZone: 404,
  PriorRequestNotComplete: 400,
  Throttling: 400,
} as const;

export type ErrorCode = keyof typeof STATUS;

export const ERROR_CODES = Object.keys(STATUS) as readonly ErrorCode[];

/** What Route 53 refuses, as it says it. */
export class Refusal extends Error {
  readonly status: number;
  /** More than one for a batch of changes: everything that is wrong with it. */
  readonly messages: readonly string[];

  constructor(
    readonly code: ErrorCode,
    ...messages: readonly string[]
  ) {
    super(messages.join('\n'));
    this.messages = messages;
    this.status = STATUS[code];
  }
}
