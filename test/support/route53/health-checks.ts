import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { Refusal } from './errors';
import { checkProblems } from './health-check-rules';

export interface FakeCheck {
  readonly id: string;
  readonly reference: string;
  config: HealthCheckConfig;
  version: number;
}

/** Addresses of health checkers, two a region. Source: Amazon Route 53 API Reference, "HealthCheckConfig", Regions (2026-11). */
export const CHECKERS: readonly (readonly [region: string, address: string])[] = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
].flatMap((region, i) => [[region, `15.177.${i * 4}.10`] as const, [region, `15.177.${i * 4 + 2}.10`] as const]);

/** Health checks with their versions, and what each checker says of an endpoint. */
export class HealthChecks {
  readonly all = new Map<string, FakeCheck>();
  /**
   * Which checkers get an answer that counts as good from what a check asks, before it is inverted: how many of all, or a
   * function of the check.
   */
  seen: (check: FakeCheck) => number = () => CHECKERS.length;

  get(id: string): FakeCheck {
    const check = this.all.get(id);
    if (!check) throw new Refusal('NoSuchHealthCheck', `A health check with id ${id} does not exist.`);
    return check;
  }

  create(reference: string, given: HealthCheckConfig): FakeCheck {
    const config = withDefaults(given);
    const same = [...this.all.values()].find((check) => check.reference === reference);
    if (same && JSON.stringify(same.config) === JSON.stringify(config)) return same;
    if (same) throw new Refusal('HealthCheckAlreadyExists', `A different health check was created with ${reference}`);
    this.refuseBroken(config);
    const index = String(this.all.size + 1).padStart(12, '0');
    const check = { id: `00000000-0000-4000-8000-${index}`, reference, config, version: 1 };
    this.all.set(check.id, check);
    return check;
  }

  /** @param version the one that was read; absent: whatever it is by now */
  update(id: string, version: number | undefined, change: Partial<HealthCheckConfig>): FakeCheck {
    const check = this.get(id);
    if (version !== undefined && version !== check.version)
      throw new Refusal(
        'HealthCheckVersionMismatch',
        `version ${version} was given, the current one is ${check.version}`,
      );
    const config = { ...check.config, ...change };
    this.refuseBroken(config);
    check.config = config;
    check.version += 1;
    return check;
  }

  /** What each checker says of an endpoint. A calculated check has none to ask. */
  observations(id: string, at: Date) {
    const check = this.get(id);
    const { Type } = check.config;
    if (Type === 'CALCULATED' || Type === 'CLOUDWATCH_METRIC')
      throw new Refusal('InvalidInput', `the status of a check of type ${Type} can't be asked for`);
    const good = this.seen(check);
    return CHECKERS.map(([Region, IPAddress], i) => ({
      Region,
      IPAddress,
      StatusReport: {
        Status: i < good ? 'Success: HTTP Status Code 200, OK' : 'Failure: HTTP Status Code 403, Forbidden',
        CheckedTime: at.toISOString(),
      },
    }));
  }

  private refuseBroken(config: HealthCheckConfig): void {
    const problems = checkProblems(config, (id) => this.all.get(id)?.config);
    if (problems.length > 0) throw new Refusal('InvalidInput', problems.join('; '));
  }
}

function withDefaults(config: HealthCheckConfig): HealthCheckConfig {
  const { Type } = config;
  const flags = { Inverted: false, Disabled: false };
  if (Type === 'CALCULATED' || Type === 'CLOUDWATCH_METRIC') return { ...flags, ...config };
  const https = Type === 'HTTPS' || Type === 'HTTPS_STR_MATCH';
  const port = Type === 'TCP' ? {} : { Port: https ? 443 : 80 };
  return {
    ...flags,
    ...port,
    RequestInterval: 30,
    FailureThreshold: 3,
    MeasureLatency: false,
    EnableSNI: https,
    ...config,
  };
}
