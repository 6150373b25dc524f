import { shown } from '../canonical';
import { stands } from '../resolve';
import { about, described, type TemplateRule } from '../template-rule';

/** Types without data whose replacement users notice, and how. */
const NOTICED: ReadonlyMap<string, string> = new Map([
  ['AWS::AutoScaling::AutoScalingGroup', 'its servers are started anew'],
  ['AWS::CertificateManager::Certificate', 'the new one waits until it is validated'],
  ['AWS::CloudFront::Distribution', 'it gets another name'],
  ['AWS::EC2::Instance', 'the server is started anew, with an empty disk'],
  ['AWS::EC2::NatGateway', 'open connections break'],
  ['AWS::EC2::SecurityGroup', 'what uses it changes to another group'],
  ['AWS::ElasticLoadBalancing::LoadBalancer', 'it gets another name and other addresses'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'it gets another name and other addresses'],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', 'it begins without a healthy server'],
  ['AWS::RDS::DBInstance', 'readers lose it until the new one has caught up'],
  ['AWS::RDS::DBProxy', 'it gets another endpoint, and open connections break'],
  ['AWS::Route53::HealthCheck', 'it begins without a history'],
]);

export const replacedInService: TemplateRule = {
  id: 'replaced-in-service',
  severity: 'warning',
  why: 'Some resources hold no data, but users notice when they are replaced.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
  check: (change) =>
    change.pairs.flatMap((pair) =>
      [...change.replacements(pair)].flatMap(([logicalId, [first]]) => {
        const resource = pair.before.resources.get(logicalId);
        const effect = NOTICED.get(resource?.type ?? '');
        if (!first || !stands(resource) || resource.stateful || effect === undefined) return [];
        return about(resource, {
          severity: 'warning',
          property: first.property,
          problem: first.because
            ? `comes from ${first.because}, which is replaced: ${described(resource)} is replaced, ${effect}`
            : `changes from ${shown(first.before)} to ${shown(first.after)}: ${described(resource)} is replaced, ${effect}`,
          remedy: first.because
            ? `leave ${first.because} as it is`
            : `keep ${shown(first.before)}, or choose a quiet hour`,
        });
      }),
    ),
};
