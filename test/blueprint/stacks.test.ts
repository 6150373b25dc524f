import { join } from 'node:path';
import { destroyOrder, regionsOf, stacksOf } from '../../lib/blueprint/stacks';
import { blueprintOf } from '../../stages';
import { loadEnvironment } from '../../stages/load';
import { exampleConfig } from '../support/config';
import { assemblyOf } from '../support/templates';

describe('the stacks of an environment', () => {
  const { blueprint } = loadEnvironment('dev');

  it('are those that a synth makes, in the order in which cdk deploys them', () => {
    const { artifacts } = require(join(assemblyOf('dev'), 'manifest.json')) as {
      artifacts: Record<string, { type: string }>;
    };
    const made = Object.keys(artifacts).filter((name) => artifacts[name]?.type === 'aws:cloudformation:stack');
    expect(stacksOf(blueprint).map(({ name }) => name)).toEqual(made);
  });

  it('are destroyed from the names down to the network, and Edge is looked for even without a domain', () => {
    const without = blueprintOf(exampleConfig());
    expect(stacksOf(without).map(({ kind }) => kind)).toEqual(['Network', 'Data', 'Service']);
    expect(destroyOrder(without).map(({ kind }) => kind)).toEqual(['Edge', 'Service', 'Data', 'Network']);
  });

  it('stand in its regions, and in us-east-1 when there is a domain', () => {
    const abroad = { ...blueprint, regions: blueprint.regions.map((region) => ({ ...region, name: 'eu-west-1' })) };
    expect(regionsOf(abroad)).toEqual(['eu-west-1', 'us-east-1']);
    const { domain: _, ...nameless } = abroad;
    expect(regionsOf(nameless)).toEqual(['eu-west-1']);
  });
});
