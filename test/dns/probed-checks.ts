import type { HealthCheck } from '../../lib/geodns/model';

/** Most children of a check. */
const CHILDREN = 3;

/**
 * Kinds of probes: `s` and a number are well when the path of that number answers 200, `n` when it answers 503, as what is
 * inverted does. Children of a check have paths of their own.
 */
export const serviceTypes = (port: number): string =>
  Array.from({ length: CHILDREN }, (_, i) => [service(`s${i}`, i, 200, port), service(`n${i}`, i, 503, port)])
    .flat()
    .join('\n');

const service = (name: string, path: number, code: number, port: number) =>
  `${name} => { plugin => http_status, port => ${port}, url_path => "/${path}", ok_codes => [ ${code} ], up_thresh => 1, ok_thresh => 1, down_thresh => 1, interval => 3, timeout => 2 }`;

/** A probe that must see what it shall; without a check it is gdnsd's own `up` or `down`. */
export interface Term {
  readonly type: string;
  readonly check?: string;
  readonly inverted: boolean;
}

export class ProbedChecks {
  private readonly checks: ReadonlyMap<string, HealthCheck>;

  constructor(checks: readonly HealthCheck[]) {
    this.checks = new Map(checks.map((check) => [check.id, check]));
  }

  /** A check as probes that must all be well: gdnsd can count no others. */
  terms(id: string | undefined): readonly Term[] {
    const check = this.checks.get(id ?? '');
    if (!check) return [];
    const { asks, inverted, disabled } = check;
    if (disabled) return [{ type: inverted ? 'down' : 'up', inverted: false }];
    if (asks.kind !== 'calculated') return [{ type: inverted ? 'n0' : 's0', check: check.id, inverted }];
    if (asks.threshold === 0 && !inverted) return [];
    if (asks.threshold !== asks.children.length || inverted) throw new Error(`${id}: gdnsd knows "all of them" only`);
    return asks.children.flatMap((child, i) =>
      this.terms(child).map((term) => ({ ...term, type: term.type.replace(/^([sn])0$/, `$1${i}`) })),
    );
  }
}
