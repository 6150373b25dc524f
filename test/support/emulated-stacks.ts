import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { clientOptions } from '../../lib/aws/client-options';
import { claimPort } from '../../lib/aws/port';
import { Emulator } from '../../lib/local/emulator';
import { serverErrorsIn } from '../../lib/local/emulator-log';
import { pythonWithMoto } from '../../lib/local/python';
import { loadEnvironment } from '../../stages/load';

export type Resources = Record<string, { Type: string; Properties: object }>;

/** Longest time the emulator takes to be there on a busy machine, in milliseconds. */
const START_MS = 90_000;

/** An emulator for the tests of a file, and small stacks on it, without `cdk`. It must fail at nothing inside. */
export function emulatedStacks(home: string) {
  let emulator: Emulator;
  beforeAll(async () => {
    const { blueprint } = loadEnvironment('prod');
    emulator = new Emulator({
      python: await pythonWithMoto(() => {}),
      port: await claimPort(),
      blueprint,
      keep: false,
    });
    await emulator.ready();
  }, START_MS);
  afterAll(async () => {
    await emulator.stop();
    expect(serverErrorsIn(emulator.log())).toEqual([]);
  });

  const options = (region = home) => clientOptions(region, emulator.endpoint);
  const client = (region = home) => new CloudFormationClient(options(region));
  const stack = (StackName: string, Resources: Resources) => ({
    StackName,
    TemplateBody: JSON.stringify({ Resources }),
  });
  return {
    options,
    create: (name: string, resources: Resources, region = home) =>
      client(region).send(new CreateStackCommand(stack(name, resources))),
    update: (name: string, resources: Resources, region = home) =>
      client(region).send(new UpdateStackCommand(stack(name, resources))),
    remove: (StackName: string, region = home) => client(region).send(new DeleteStackCommand({ StackName })),
  };
}
