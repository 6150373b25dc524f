/** Who is told when something is wrong. */
export interface AlarmSpec {
  readonly email?: string;
  /** Cost of the account in a month that is worth a notice, in US dollars. */
  readonly monthlyBudgetUsd?: number;
}

/** `page`: somebody must act now. `notice`: somebody should look this week. */
export const URGENCIES = ['page', 'notice'] as const;

export type Urgency = (typeof URGENCIES)[number];
