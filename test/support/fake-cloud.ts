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

/** A queue by its numbers, as SQS states them. */
export interface FakeQueue {
  waiting?: number;
  inFlight?: number;
  delayed?: number;
  /** Its messages are on their way back to where they came from. */
  moving?: boolean;
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
  /** By region and physical name: `us-east-1/shop-prod-email`. */
  queues: Record<string, FakeQueue> = {};
  /** What tasks were begun with. */
  readonly moves: Record<string, unknown>[] = [];
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
      tables: () => client,
      cdn: () => client,
      queues: (region) => ({ send: async (command: Command) => this.answer(command, region) }) as never,
      pollMs: 0,
    };
  }

  private answer({ constructor: { name }, input }: Command, region = ''): unknown {
    const command = name.replace(/Command$/, '');
    this.before(command);
    const target = String(
      input.StackName ?? input.SecretId ?? input.DBInstanceIdentifier ?? input.DistributionId ?? queueOf(input, region),
    );
    if (!READS.test(command)) this.writes.push(`${command} ${target}`);
    return this.handlers[command]?.(target, input);
  }

  private readonly handlers: Readonly<Record<string, (target: string, input: Record<string, unknown>) => unknown>> = {
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
    GetQueueUrl: (name) => {
      if (!this.queues[name]) throw awsError('QueueDoesNotExist', 'The specified queue does not exist.');
      return { QueueUrl: `https://sqs/${name}` };
    },
    GetQueueAttributes: (name) => {
      const { waiting = 0, inFlight = 0, delayed = 0 } = this.queues[name]!;
      return {
        Attributes: {
          QueueArn: `arn:aws:sqs:${name.replace('/', `:${this.account}:`)}`,
          ApproximateNumberOfMessages: String(waiting),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          ApproximateNumberOfMessagesDelayed: String(delayed),
        },
      };
    },
    StartMessageMoveTask: (name, input) => {
      const queue = this.queues[name]!;
      if (queue.moving)
        throw awsError('InvalidParameterValue', 'There is already a task running. Only one active task is allowed');
      queue.moving = true;
      this.moves.push(input);
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

/** The queue that a command names, one way or the other. */
function queueOf({ QueueName, QueueUrl, SourceArn }: Record<string, unknown>, region: string): string {
  const name = String(QueueName ?? QueueUrl ?? SourceArn ?? '')
    .split(/[/:]/)
    .at(-1);
  return name ? `${region}/${name}` : '';
}

/** An error as a service of AWS answers it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
}
