import { intrinsic, isList, isRecord, shown } from '../transition/canonical';
import type { ResolvedResource, ResolvedStack } from '../transition/resolve';
import type { Value } from '../transition/template';
import { balancerHost, cdnHost, fixedAddress } from './placeholders';

/** Values of templates as text, with a placeholder for each name that only AWS knows. */
export class TemplateNames {
  private readonly tags: ReadonlyMap<string, number>;

  constructor(private readonly stacks: readonly ResolvedStack[]) {
    const names = stacks.flatMap((stack) =>
      Object.values(stack.template.Resources).some(({ Type }) => Type === CHECK)
        ? [...stack.resources.values()].filter(({ type }) => type === CHECK).map((check) => this.tagged(check) ?? '')
        : [],
    );
    this.tags = new Map(names.map((name) => [name, names.filter((each) => each === name).length]));
  }

  /** Id of a health check: the name of its tag, where no other has it. */
  check(resource: ResolvedResource): string {
    const name = this.tagged(resource);
    return name !== undefined && this.tags.get(name) === 1 ? name : `${resource.stack}/${resource.logicalId}`;
  }

  /** The name that a health check's tags give it. */
  tagged({ properties: { HealthCheckTags: tags } }: ResolvedResource): string | undefined {
    const tag = isList(tags ?? '')
      ? (tags as readonly Value[]).find((each) => isRecord(each) && each.Key === 'Name')
      : undefined;
    return isRecord(tag) && typeof tag.Value === 'string' ? tag.Value : undefined;
  }

  /** A value as the API would get it: text, numbers and truth values. */
  plain(value: Value, stack: ResolvedStack): unknown {
    if (typeof value === 'string') return typed(value);
    if (intrinsic(value)) return this.text(value, stack);
    if (isList(value)) return value.map((item) => (typeof item === 'string' ? item : this.plain(item, stack)));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        NUMBERS.has(key) && typeof item === 'string'
          ? Number(item)
          : TEXTS.has(key)
            ? this.text(item, stack)
            : this.plain(item, stack),
      ]),
    );
  }

  private text(value: Value, stack: ResolvedStack): string {
    if (typeof value === 'string') return value;
    const [name, argument] = intrinsic(value) ?? [];
    if (name === 'Fn::Join' && isList(argument) && argument[0] === '' && isList(argument[1]))
      return argument[1].map((part) => this.text(part, stack)).join('');
    if (name === 'Fn::ImportValue' && typeof argument === 'string') {
      const source = this.stacks.find(({ exports }) => exports.has(argument));
      return source ? this.text(source.exports.get(argument) ?? '', source) : `<${argument}>`;
    }
    const id = name === 'Ref' ? argument : name === 'Fn::GetAtt' && isList(argument) ? argument[0] : undefined;
    const resource = typeof id === 'string' ? stack.resources.get(id) : undefined;
    return resource ? this.given(resource, stack) : `<${shown(value)}>`;
  }

  /** The name that AWS gives a resource: with its type where a stack has one of it, else with its logical id. */
  private given(resource: ResolvedResource, stack: ResolvedStack): string {
    const { type, logicalId, region = '' } = resource;
    if (type === CHECK) return this.check(resource);
    const alone = Object.values(stack.template.Resources).filter(({ Type }) => Type === type).length === 1;
    const name = alone ? undefined : logicalId;
    if (type === 'AWS::ElasticLoadBalancingV2::LoadBalancer') return balancerHost(region, name);
    if (type === 'AWS::EC2::EIP') return fixedAddress(region, name);
    if (type === 'AWS::CloudFront::Distribution') return cdnHost(name);
    return `<${logicalId}>.${region}`;
  }
}

const CHECK = 'AWS::Route53::HealthCheck';

/** CloudFormation takes numbers as text and the other way round: what the API has as a number. */
const NUMBERS = new Set(['Weight', 'TTL', 'Bias', 'Port', 'RequestInterval', 'FailureThreshold', 'HealthThreshold']);

/** What may look like a truth value and is none. */
const TEXTS = new Set(['Name', 'SetIdentifier', 'ResourcePath', 'DNSName']);

const typed = (text: string): string | boolean => (text === 'true' ? true : text === 'false' ? false : text);
