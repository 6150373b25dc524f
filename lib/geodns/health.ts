import type { IndexedZone } from './indexed-zone';
import type { Conditions, HealthCheck, RecordSet } from './model';

/** The health of checks and records under some conditions, worked out once each. */
export class Health {
  /** A check that decided something does not exist. */
  isGuessed = false;
  private readonly known = new Map<RecordSet, boolean>();

  constructor(
    private readonly index: IndexedZone,
    private readonly conditions: Conditions,
  ) {}

  /** Whether Route 53 counts a record as healthy: its check says so, and so does what it follows. */
  of(record: RecordSet): boolean {
    const known = this.known.get(record);
    if (known !== undefined) return known;
    // A circle of aliases ends here: nobody in it says that it is unhealthy.
    this.known.set(record, true);
    const healthy = (record.check === undefined || this.check(record.check)) && this.followed(record);
    this.known.set(record, healthy);
    return healthy;
  }

  private followed({ type, answer }: RecordSet): boolean {
    if (answer.kind === 'values' || !answer.followsHealth) return true;
    if (answer.to === 'resource') return !this.conditions.deadResources.has(answer.target);
    const group = this.index.records(answer.target, type);
    return group.length === 0 || group.some((record) => this.of(record));
  }

  private check(id: string): boolean {
    const check = this.index.check(id);
    if (!check) this.isGuessed = true;
    return check ? this.says(check) : true;
  }

  private says({ id, asks, inverted, disabled }: HealthCheck): boolean {
    // Nobody is asked: it counts as good, and inverted as bad.
    const good =
      disabled ||
      (asks.kind === 'calculated'
        ? asks.children.filter((child) => this.check(child)).length >= asks.threshold
        : (this.conditions.answering.get(id) ?? true));
    return good !== inverted;
  }
}
