import type { TemplateResource, Value } from '../template';

/** Logical ids that a value refers to, parameters and pseudo parameters among them. */
export function referencesOf(value: Value): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0] ?? ''];
    if (key === 'Fn::Sub') return [...substituted(Array.isArray(inner) ? inner[0] : inner), ...referencesOf(inner)];
    return referencesOf(inner);
  });
}

/** Logical ids that must be ready before a resource is touched. */
export function dependenciesOf({ Properties = {}, DependsOn = [] }: TemplateResource): string[] {
  return [...referencesOf(Properties), ...(typeof DependsOn === 'string' ? [DependsOn] : DependsOn)];
}

/** `${Id}` and `${Id.Attribute}` are references, `${!Literal}` is not. */
function substituted(text: Value | undefined): string[] {
  return [...String(text).matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map(([, id = '']) => id.trim());
}
