import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../transition/canonical';
import { own } from '../../transition/own';
import type { Side, StackFacts } from '../../transition/side';
import type { Template, Value } from '../../transition/template';
import { place } from './place';
import { refuse } from './refuse';
import { checkedTemplate } from './template-file';

type Entry = readonly [name: string, template: Template, facts: StackFacts];

/** The folder that `cdk synth` writes, with the assemblies in it. */
export function assemblySide(folder: string): Side {
  const entries = stacksIn(folder);
  if (entries.length === 0) throw refuse(folder, 'has no stacks in it', 'write it: npx cdk synth -o <folder>');
  return {
    shownAs: folder,
    templates: Object.fromEntries(entries.map(([name, template]) => [name, template])),
    stacks: Object.fromEntries(entries.map(([name, , facts]) => [name, facts])),
  };
}

function stacksIn(folder: string): Entry[] {
  const manifest = readJson(join(folder, 'manifest.json'), folder, 'is no cloud assembly: it has no manifest.json');
  const artifacts = isRecord(manifest) ? own(manifest, 'artifacts') : undefined;
  return Object.entries(isRecord(artifacts) ? artifacts : {}).flatMap(([id, artifact]): Entry[] => {
    if (!isRecord(artifact)) return [];
    const given = own(artifact, 'properties');
    const properties = isRecord(given) ? given : {};
    const directory = own(properties, 'directoryName');
    if (artifact.type === 'cdk:cloud-assembly' && typeof directory === 'string')
      return stacksIn(join(folder, directory));
    const file = own(properties, 'templateFile');
    if (artifact.type !== 'aws:cloudformation:stack' || typeof file !== 'string') return [];
    const path = join(folder, file);
    const template = checkedTemplate(readJson(path, path, 'is missing, and the manifest names it'), path);
    const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(artifact.environment ?? '')) ?? [];
    const facts = { ...place(account, region), terminationProtection: properties.terminationProtection === true };
    return [[String(properties.stackName ?? id), template, facts]];
  });
}

function readJson(path: string, shownAs: string, missing: string): Value {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refuse(shownAs, missing, 'write it: npx cdk synth -o <folder>');
  }
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw refuse(path, 'is not valid JSON', 'write it anew: npx cdk synth -o <folder>');
  }
}
