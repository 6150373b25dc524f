import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** Requests of one address in five minutes beyond which it is no person. */
const REQUESTS_MAX = 2000;

/** What a managed group may not decide: a body of more than 8 KB is an upload. */
const COUNT_ONLY: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesCommonRuleSet: ['SizeRestrictions_BODY'],
};

/** In the order in which they are asked. Source: AWS WAF Developer Guide, "AWS Managed Rules rule groups list" (2026-11). */
const MANAGED = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
];

export interface FirewallProps {
  readonly firewallName: string;
  /** `count` lets everything pass and only counts: to see what would be blocked. */
  readonly mode: 'block' | 'count';
}

/** A firewall for the CDN: too many requests of one address, addresses of ill repute, inputs that only attacks have. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { firewallName, mode }: FirewallProps) {
    super(scope, id);
    const counting = mode === 'count';
    const rate: wafv2.CfnWebACL.RuleProperty = {
      name: 'rate',
      priority: 0,
      statement: { rateBasedStatement: { limit: REQUESTS_MAX, aggregateKeyType: 'IP' } },
      action: counting ? { count: {} } : { block: {} },
      visibilityConfig: seen('rate'),
    };
    const managed = MANAGED.map(
      (name, i): wafv2.CfnWebACL.RuleProperty => ({
        name,
        priority: i + 1,
        statement: {
          managedRuleGroupStatement: {
            vendorName: 'AWS',
            name,
            ...(COUNT_ONLY[name] ? { ruleActionOverrides: COUNT_ONLY[name].map(countOnly) } : {}),
          },
        },
        overrideAction: counting ? { count: {} } : { none: {} },
        visibilityConfig: seen(name),
      }),
    );
    const acl = new wafv2.CfnWebACL(this, 'Acl', {
      name: firewallName,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: [rate, ...managed],
      visibilityConfig: seen('all'),
    });
    acknowledge(acl, {
      control: 'NIST.800.53.R5-WAFv2LoggingEnabled',
      because: 'A log of every request it saw would cost as much as the requests.',
      instead: 'metrics and samples of each rule are kept, and the CDN logs every request.',
    });
    this.arn = acl.attrArn;
  }
}

const countOnly = (name: string) => ({ name, actionToUse: { count: {} } });

/** Counted, and some requests kept to look at. */
const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true });
