import type { Route53ServiceException } from '@aws-sdk/client-route-53';

/**
 * What goes wrong with a request. `reset`: the connection breaks before anything happens. `lost`: it happens, and then the
 * connection breaks. `error`: 500. `throttled`: too many requests. `slow`: the answer comes late. Or an error by its name.
 */
export type Fault = 'reset' | 'lost' | 'error' | 'throttled' | 'slow' | { readonly error: Refused };

export interface Refused {
  readonly name: Route53ServiceException['name'];
  readonly status: number;
}

export const FAULTS = ['reset', 'lost', 'error', 'throttled', 'slow'] as const;

/** Faults at the n-th request, counted over everybody who asks it. */
export class Faults {
  /** Requests up to now. */
  count = 0;
  private at: ((request: number) => Fault | undefined) | undefined;

  /** The n-th request from now on, from 1, has a fault. */
  once(fault: Fault, n = 1): void {
    this.count = 0;
    this.at = (request) => (request === n ? fault : undefined);
  }

  /** The n-th request from now on and all behind it have one, as if everything were gone. */
  from(fault: Fault, n = 1): void {
    this.count = 0;
    this.at = (request) => (request >= n ? fault : undefined);
  }

  /** So many requests have one, from the next on. */
  times(fault: Fault, times: number): void {
    this.count = 0;
    this.at = (request) => (request <= times ? fault : undefined);
  }

  /** All is well again. */
  clear(): void {
    this.count = 0;
    this.at = undefined;
  }

  /** Counts a request. */
  next(): Fault | undefined {
    this.count += 1;
    return this.at?.(this.count);
  }
}
