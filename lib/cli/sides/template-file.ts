import { basename } from 'node:path';
import { ConfigError, type Problem } from '../../config/problem';
import { isRecord } from '../../transition/canonical';
import { own } from '../../transition/own';
import type { Side } from '../../transition/side';
import type { Template, Value } from '../../transition/template';
import { refuse } from './refuse';
import { parseTemplateYaml } from './template-yaml';

/** The value in a file of JSON or YAML. */
export function parseTemplate(text: string, file: string): Value {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text) as Value;
    } catch {
      // YAML has braces too.
    }
  }
  return parseTemplateYaml(text, file);
}

/** A side that is one template. Nothing else is known of its stack. */
export function templateSide(value: Value, file: string): Side {
  const name = basename(file).replace(/(\.template)?(\.(json|ya?ml|template))?$/, '');
  return { shownAs: file, templates: { [name]: checkedTemplate(value, file) } };
}

/**
 * A value that has the shape of a template.
 *
 * @throws ConfigError with every resource that has none.
 */
export function checkedTemplate(value: Value, file: string): Template {
  const resources = isRecord(value) ? own(value, 'Resources') : undefined;
  if (!isRecord(resources)) throw refuse(file, 'is no template: it has no Resources', 'check the name');
  const problems = Object.entries(resources).flatMap(([logicalId, resource]): Problem[] => {
    // A loop of AWS::LanguageExtensions stands among the resources.
    if (logicalId.startsWith('Fn::')) return [];
    const type = isRecord(resource) ? own(resource, 'Type') : undefined;
    if (typeof type === 'string') return [];
    return [{ file, path: `Resources.${logicalId}`, rule: 'side', problem: 'has no Type', remedy: 'give it one' }];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return value as unknown as Template;
}
