import type { Value } from '../../../lib/transition/template';
import type { Draft } from './edit';

/** A way to write a value in a template so that the resource itself need not change when the value does. */
export interface Indirection {
  readonly name: string;
  /** Whether it can carry this value. */
  takes(value: Value): boolean;
  /** Adds to the template what it needs, and returns what to write in place of the value. */
  write(draft: Draft, value: Value, key: string): Value;
}

const isText = (value: Value) => typeof value === 'string';
const anything = () => true;

export const INDIRECTIONS: readonly Indirection[] = [
  { name: 'as it is', takes: anything, write: (_, value) => value },
  {
    name: 'by the default of a parameter',
    takes: isText,
    write: ({ Parameters }, value, key) => {
      Parameters[key] = { Type: 'String', Default: String(value) };
      return { Ref: key };
    },
  },
  {
    name: 'by a mapping',
    takes: isText,
    write: ({ Mappings }, value, key) => {
      Mappings[key] = { first: { second: value } };
      return { 'Fn::FindInMap': [key, 'first', 'second'] };
    },
  },
  {
    name: 'by a parameter in text',
    takes: isText,
    write: ({ Parameters }, value, key) => {
      Parameters[key] = { Type: 'String', Default: String(value) };
      return { 'Fn::Sub': `x-\${${key}}` };
    },
  },
  {
    name: 'by a condition',
    takes: anything,
    write: ({ Conditions }, value, key) => {
      Conditions[key] = { 'Fn::Equals': ['a', 'a'] };
      return { 'Fn::If': [key, value, 'never'] };
    },
  },
  { name: 'joined', takes: isText, write: (_, value) => ({ 'Fn::Join': ['-', ['x', value]] }) },
  { name: 'selected', takes: anything, write: (_, value) => ({ 'Fn::Select': ['1', ['never', value]] }) },
  { name: 'by a place in SSM', takes: isText, write: (_, value) => `{{resolve:ssm:/${value}:1}}` },
  { name: 'imported', takes: isText, write: (_, value) => ({ 'Fn::ImportValue': value }) },
  { name: 'from another resource', takes: isText, write: (_, value) => ({ 'Fn::GetAtt': [value, 'Arn'] }) },
];
