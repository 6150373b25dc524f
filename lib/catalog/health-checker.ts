/**
 * Longest time a health checker waits for an answer, in seconds: 4 for the connection and 2 for the status, or 10 for the connection
 * alone. Source: Amazon Route 53 Developer Guide, "How Route 53 determines whether a health check is healthy" (2026-11).
 */
export const CHECKER_TIMEOUT_SECONDS = { HTTP: 6, HTTPS: 6, TCP: 10 } as const;
