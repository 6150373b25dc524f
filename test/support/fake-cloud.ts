import type { Clients } from '../../lib/operations/clients';

export interface FakeStack {
  status: string;
  terminationProtection?: boolean;
  /** Resources by logical id: type, deletion policy and physical id. */
  resources?: Record<string, readonly [type: string, policy: string, physicalId: string]>;
  outputs?: Record<string, string>;
  /** What its deletion fails on: a logical id. */
  stuckOn?: string;
}

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: Record<string, unknown>;
}

const READS = /^(Describe|List|Get)/;

/** An orderly stand-in for the services that operations ask: it keeps stacks and secrets, and notes whatever changes them. */
export class FakeCloud {
  /** Commands that changed something, with the name of what they changed. */
  readonly writes: string[] = [];
  databases: string[] = [];
  secrets: string[] = [];
  /** Called before each command. */
  before: (command: string) => void = () => {};

  constructor(
    readonly stacks: Record<string, FakeStack>,
    readonly account = '123456789012',
  ) {}

  get clients(): Clients {
    const client = { send: async (command: Command) => this.answer(command) } as never;
    return {
      account: async () => this.account,
      cloudFormation: () => client,
      databases: () => client,
      secrets: () => client,
      cdn: () => client,
      pollMs: 0,
    };
  }

  private answer({ constructor: { name }, input }: Command): unknown {
    const command = name.replace(/Command$/, '');
    this.before(command);
    const target = String(
      input.StackName ?? input.SecretId ?? input.DBInstanceIdentifier ?? input.DistributionId ?? '',
    );
    if (!READS.test(command)) this.writes.push(`${command} ${target}`);
    return this.handlers[command]?.(target);
  }

  private readonly handlers: Readonly<Record<string, (target: string) => unknown>> = {
    DescribeStacks: (name) => {
      const { status, terminationProtection, outputs = {} } = this.stack(name);
      const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
      return {
        Stacks: [{ StackId: name, StackStatus: status, EnableTerminationProtection: terminationProtection, Outputs }],
      };
    },
    GetTemplate: (name) => ({
      TemplateBody: JSON.stringify({
        Resources: Object.fromEntries(
          this.resources(name).map(([id, [Type, DeletionPolicy]]) => [id, { Type, DeletionPolicy }]),
        ),
      }),
    }),
    ListStackResources: (name) => ({
      StackResourceSummaries: this.resources(name).map(([LogicalResourceId, [, , PhysicalResourceId]]) => ({
        LogicalResourceId,
        PhysicalResourceId,
      })),
    }),
    DescribeStackEvents: (name) => ({
      StackEvents: [
        { LogicalResourceId: name, ResourceStatus: 'DELETE_FAILED', ResourceType: 'AWS::CloudFormation::Stack' },
        {
          LogicalResourceId: this.stack(name).stuckOn,
          ResourceStatus: 'DELETE_FAILED',
          ResourceType: 'AWS::S3::Bucket',
          ResourceStatusReason: 'not empty',
        },
        { LogicalResourceId: name, ResourceStatus: 'DELETE_IN_PROGRESS', ResourceType: 'AWS::CloudFormation::Stack' },
        {
          LogicalResourceId: 'Old',
          ResourceStatus: 'DELETE_FAILED',
          ResourceType: 'AWS::S3::Bucket',
          ResourceStatusReason: 'of another try',
        },
      ],
    }),
    UpdateTerminationProtection: (name) => {
      this.stack(name).terminationProtection = false;
    },
    DeleteStack: (name) => {
      const stack = this.stack(name);
      if (stack.terminationProtection) throw awsError('ValidationError', `${name} cannot be deleted while protected`);
      if (stack.stuckOn) stack.status = 'DELETE_FAILED';
      else delete this.stacks[name];
    },
    DescribeDBInstances: (name) => {
      if (!this.databases.includes(name)) throw awsError('DBInstanceNotFoundFault', name);
      return { DBInstances: [{}] };
    },
    ListSecrets: () => ({ SecretList: this.secrets.map((Name) => ({ Name, ARN: `arn:${Name}` })) }),
    CreateInvalidation: () => ({ Invalidation: { Id: 'I1', Status: 'InProgress' } }),
    DeleteSecret: (name) => {
      this.secrets = this.secrets.filter((secret) => secret !== name);
    },
  };

  private stack(name: string): FakeStack {
    const stack = this.stacks[name];
    if (!stack) throw awsError('ValidationError', `Stack with id ${name} does not exist`);
    return stack;
  }

  private resources(name: string) {
    return Object.entries(this.stack(name).resources ?? {});
  }
}

/** An error as a service of AWS answers it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
}
