import type { Scope } from './evaluator';
import { own } from './own';
import type { Template, Value } from './template';

type Parameter = NonNullable<Template['Parameters']>[string];

/** What `Ref` gives for a parameter: its value, or else its default. A value kept in SSM is known by its place only. */
export function parameterValue(name: string, { Type, Default }: Parameter, { facts }: Scope): Value {
  const given = own(facts.parameters, name) ?? Default;
  if (given === undefined || given === null || typeof given === 'object') return { Ref: name };
  const text = String(given);
  const type = String(Type);
  if (type.startsWith('AWS::SSM::Parameter::')) return { 'Fn::SsmParameter': text };
  return type === 'CommaDelimitedList' || type.startsWith('List<') ? text.split(',').map((item) => item.trim()) : text;
}

/** What `Ref` gives for a name of CloudFormation's own. */
export function pseudoParameter(name: string, { stack, facts: { account, region } }: Scope): Value | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const known: Readonly<Record<string, string | undefined>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::StackName': stack,
    'AWS::Partition': region === undefined ? undefined : partition(region),
    'AWS::URLSuffix': region === undefined ? undefined : urlSuffix(region),
  };
  return own(known, name) ?? { Ref: name };
}

function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const urlSuffix = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');
