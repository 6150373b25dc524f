import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSide } from '../../lib/cli/sides/load-side';
import { loadSides } from '../../lib/cli/sides/load-sides';
import { assemblyOf } from '../support/templates';

const folder = mkdtempSync(join(tmpdir(), 'sides-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const CONFIG =
  'app: shop\nstage: 1\nregions: [{ name: us-east-1 }]\nservices: [{ name: web, image: nginx, port: 80 }]\n';
const template = (type: string) => JSON.stringify({ Resources: { A: { Type: type } } });

describe('a side', () => {
  it('is an environment, with its templates, regions and termination protection', () => {
    const { shownAs, templates, stacks, environment } = loadSide(file('prod.yaml', CONFIG));
    expect(shownAs).toBe(join(folder, 'prod.yaml'));
    expect(environment?.config.environment).toBe('prod');
    expect(Object.keys(templates)).toEqual(['Network', 'Data', 'Service'].map((name) => `shop-prod-us-east-1-${name}`));
    expect(stacks?.['shop-prod-us-east-1-Data']).toEqual({ region: 'us-east-1', terminationProtection: true });
  });

  it('leaves no file behind when it is an environment', () => {
    const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`stagecoach-${process.pid}-`));
    loadSide('dev');
    expect(own()).toEqual([]);
  });

  it('is the folder that cdk synth writes, and the same as its environment', () => {
    const assembly = loadSide(assemblyOf('dev'));
    const { templates, stacks } = loadSide('dev');
    expect(assembly.templates).toEqual(templates);
    expect(assembly.stacks).toEqual(stacks);
    expect(assembly.environment).toBeUndefined();
  });

  it('is a folder with an assembly in it, as a CDK stage makes it', () => {
    const outer = join(folder, 'outer');
    mkdirSync(outer);
    const artifacts = { inner: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } };
    const stack = { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region' };
    writeFileSync(
      join(outer, 'manifest.json'),
      JSON.stringify({ artifacts: { inner: { ...artifacts.inner, properties: { directoryName: 'in' } } } }),
    );
    mkdirSync(join(outer, 'in'));
    const manifest = { artifacts: { a: { ...stack, properties: { templateFile: 'a.json', stackName: 'A' } } } };
    writeFileSync(join(outer, 'in/manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(outer, 'in/a.json'), template('AWS::SNS::Topic'));
    expect(loadSide(outer)).toMatchObject({ stacks: { A: { terminationProtection: false } }, templates: { A: {} } });
  });

  it('is a template of anybody, in YAML with the short forms of functions', () => {
    const path = file(
      'mine.template.yaml',
      `
Conditions:
  Big: !And [!Condition Other, !Not [!Equals [!Ref Size, small]]]
Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      Name: !Sub
        - '\${x}-\${AWS::Region}'
        - { x: !GetAtt B.Arn.Part }
      List: !Split [',', !ImportValue abc]
      Zone: !Select [0, !GetAZs '']
      When: !If [Big, !FindInMap [M, a, b], !Ref AWS::NoValue]
`,
    );
    expect(loadSide(path)).toEqual({
      shownAs: path,
      templates: {
        mine: {
          Conditions: {
            Big: { 'Fn::And': [{ Condition: 'Other' }, { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, 'small'] }] }] },
          },
          Resources: {
            A: {
              Type: 'AWS::SNS::Topic',
              Properties: {
                Name: { 'Fn::Sub': ['${x}-${AWS::Region}', { x: { 'Fn::GetAtt': ['B', 'Arn.Part'] } }] },
                List: { 'Fn::Split': [',', { 'Fn::ImportValue': 'abc' }] },
                Zone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
                When: { 'Fn::If': ['Big', { 'Fn::FindInMap': ['M', 'a', 'b'] }, { Ref: 'AWS::NoValue' }] },
              },
            },
          },
        },
      },
    });
  });

  it.each([
    ['no.yaml', undefined, 'does not exist'],
    ['empty.yaml', '', 'is neither a template nor a configuration'],
    ['list.json', '[1]', 'is neither a template nor a configuration'],
    ['broken.json', '{"Resources": ', 'is neither valid JSON nor valid YAML'],
    ['broken.yaml', 'a: [1', 'is neither valid JSON nor valid YAML'],
    ['untyped.json', '{"Resources": {"A": {}, "B": 1}}', 'Resources.A: has no Type'],
    ['config.yaml', 'app: shop\n', 'stage: is missing'],
    [
      'laughs.yaml',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`).join('\n')}`,
      'has too many values',
    ],
  ])('%s is refused, and why', (name, text, problem) => {
    const path = text === undefined ? join(folder, name) : file(name, text);
    expect(() => loadSide(path)).toThrow(problem);
  });

  it('is refused when it is a folder without an assembly', () => {
    expect(() => loadSide(folder)).toThrow('is no cloud assembly');
  });
});

describe('two sides', () => {
  it('are read under one name when the right one is a file: it is a proposal for the left one', async () => {
    const { from, to } = await loadSides([file('prod.yaml', CONFIG), file('draft.yaml', CONFIG)], {});
    expect(to.environment?.config.environment).toBe('prod');
    expect(Object.keys(to.templates)).toEqual(Object.keys(from.templates));
    const named = await loadSides([join(folder, 'draft.yaml'), 'dev'], {});
    expect(named.to.environment?.config.environment).toBe('dev');
  });

  it('are narrowed to one stack when one is the template of a stack', async () => {
    const path = file('shop-dev-Edge.template.json', template('AWS::SNS::Topic'));
    const { from } = await loadSides(['dev', path], {});
    expect(Object.keys(from.templates)).toEqual(['shop-dev-Edge']);
    await expect(loadSides(['dev', file('other.json', template('a'))], {})).rejects.toThrow('is no stack of');
  });

  it.each([
    [['dev'], {}, 'two sides are compared'],
    [['dev', 'dev'], { changeSet: true }, '--change-set needs running stacks'],
    [['dev', 'dev'], { endpoint: 'http://localhost:1' }, '--endpoint needs running stacks'],
    [['dev', 'dev'], { deployed: 'dev' }, '--deployed is the left side'],
  ])('%j with %j is refused', async (args, options, problem) => {
    await expect(loadSides(args, options)).rejects.toThrow(problem);
  });
});
