/** A value in a template: JSON, in which an object with one key may be an intrinsic function. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, Value>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly UpdatePolicy?: Value;
  readonly CreationPolicy?: Value;
  readonly Metadata?: Value;
}

/** A CloudFormation template, as far as a transition reads it. */
export interface Template {
  readonly Transform?: Value;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: Value }>>;
  readonly Mappings?: Readonly<Record<string, Value>>;
  readonly Conditions?: Readonly<Record<string, Value>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Value; readonly Export?: { readonly Name: Value } }>>;
}

/** Templates by the names of their stacks. */
export type Templates = Readonly<Record<string, Template>>;
