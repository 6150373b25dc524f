import * as budgets from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { alarmTopicName, type Owner, prefix } from '../blueprint/names';
import { arnOf } from './arn';

export interface BudgetProps {
  readonly owner: Owner;
  readonly region: string;
  /** In US dollars. */
  readonly monthlyBudgetUsd: number;
}

/**
 * A notice when the account's month will cost more than this, and when it has. It is about the account as a whole: a filter by
 * tag would see nothing until somebody activates the tag for billing.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { owner, region, monthlyBudgetUsd }: BudgetProps) {
    super(scope, id);
    const address = arnOf('sns', region, alarmTopicName(owner, 'notice'));
    new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `${prefix(owner)}-monthly`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: ['FORECASTED', 'ACTUAL'].map((notificationType) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold: 100,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'SNS', address }],
      })),
    });
  }
}
