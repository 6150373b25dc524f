import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties differ by type, and tests say what they expect of them.
  readonly Properties: any;
  readonly Metadata?: { readonly 'aws:cdk:path'?: string };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

export interface TemplateJson {
  readonly Resources: Readonly<Record<string, Omit<Resource, 'stack' | 'logicalId'>>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
}

/** Folder of the assembly of an environment, made once for all test files. */
export function assemblyOf(environment: string): string {
  return join(process.env.TEMPLATES ?? '', environment);
}

/** Templates of an environment by stack name. */
export function templatesOf(environment: string): Record<string, TemplateJson> {
  const folder = assemblyOf(environment);
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  return Object.fromEntries(
    files.map((file) => [file.replace('.template.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** All resources of some templates, each with its stack and logical id. */
export function resourcesIn(templates: Readonly<Record<string, TemplateJson>>, type?: string): Resource[] {
  return Object.entries(templates)
    .flatMap(([stack, { Resources }]) =>
      Object.entries(Resources).map(([logicalId, resource]) => ({ ...resource, stack, logicalId }) as Resource),
    )
    .filter((resource) => type === undefined || resource.Type === type);
}

/** The one resource of a type. */
export function onlyResource(templates: Readonly<Record<string, TemplateJson>>, type: string): Resource {
  const [first, ...others] = resourcesIn(templates, type);
  if (!first || others.length > 0) throw new Error(`expected one ${type}, found ${first ? others.length + 1 : 0}`);
  return first;
}
