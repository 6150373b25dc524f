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

/** An alarm that is on. */
export interface FakeAlarm {
  readonly region: string;
  readonly name: string;
  /** Name of the topic that it tells. */
  readonly topic: string;
}

/** A secret with its copies in other regions. */
export interface FakeCopies {
  readonly name: string;
  readonly home: string;
  regions: string[];
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
  /** By name, in every region, or in one: `eu-west-1/shop-prod-main-r1-g1`. */
  databases: string[] = [];
  /** By name, in every region. */
  secrets: string[] = [];
  /** Secrets that stand in a region and are copied from there. */
  copied: FakeCopies[] = [];
  /** Regions of the copies of each table that stands, without home. */
  tables: Record<string, readonly string[]> = {};
  alarms: FakeAlarm[] = [];
  /** By region and physical name: `us-east-1/shop-prod-email`. */
  queues: Record<string, FakeQueue> = {};
  /** What tasks were begun with. */
  readonly moves: Record<string, unknown>[] = [];
  /** Regions that do not answer. */
  away: string[] = [];
  /** Regions that were asked for anything. */
  readonly asked = new Set<string>();
  /** Called before each command. */
  before: (command: string, region: string) => void = () => {};

  constructor(
    readonly stacks: Record<string, FakeStack>,
    readonly account = '123456789012',
  ) {}

  get clients(): Clients {
    const client = (region: string) => ({ send: async (command: Command) => this.answer(command, region) }) as never;
    return {
      account: async (region) => {
        this.reach(region);
        return this.account;
      },
      cloudFormation: client,
      databases: client,
      secrets: client,
      tables: client,
      cdn: () => client('us-east-1'),
      queues: client,
      alarms: client,
      pollMs: 0,
    };
  }

  private reach(region: string): void {
    this.asked.add(region);
    if (this.away.includes(region)) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }

  private answer({ constructor: { name }, input }: Command, region: string): unknown {
    const command = name.replace(/Command$/, '');
    this.reach(region);
    this.before(command, region);
    const target = String(
      input.StackName ?? input.SecretId ?? input.DBInstanceIdentifier ?? input.DistributionId ?? queueOf(input, region),
    );
    if (!READS.test(command)) this.writes.push(`${command} ${target}`);
    return this.handlers[command]?.(target, input, region);
  }

  private readonly handlers: Readonly<
    Record<string, (target: string, input: Record<string, unknown>, region: string) => unknown>
  > = {
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
    DescribeDBInstances: (name, _, region) => {
      if (!this.databases.includes(name) && !this.databases.includes(`${region}/${name}`))
        throw awsError('DBInstanceNotFoundFault', name);
      return { DBInstances: [{}] };
    },
    DescribeTable: (_, { TableName }) => {
      const copies = this.tables[String(TableName)];
      if (!copies) throw awsError('ResourceNotFoundException', String(TableName));
      return { Table: { Replicas: copies.map((RegionName) => ({ RegionName })) } };
    },
    DescribeAlarms: (_, { AlarmNamePrefix }, region) => ({
      MetricAlarms: this.alarms
        .filter((alarm) => alarm.region === region && alarm.name.startsWith(String(AlarmNamePrefix)))
        .map(({ name, topic }) => ({
          AlarmName: name,
          AlarmDescription: `what ${name} means`,
          StateValue: 'ALARM',
          AlarmActions: [`arn:aws:sns:${region}:${this.account}:${topic}`],
        })),
    }),
    ListSecrets: (_, __, region) => ({
      SecretList: [
        ...this.secrets.map((Name) => ({ Name, ARN: `arn:${Name}` })),
        ...this.copied
          .filter(({ home, regions }) => home === region || regions.includes(region))
          .map(({ name, home }) => ({ Name: name, ARN: `arn:${region}:${name}`, PrimaryRegion: home })),
      ],
    }),
    DescribeSecret: (name) => ({
      ReplicationStatus: this.copied.find((secret) => secret.name === name)?.regions.map((Region) => ({ Region })),
    }),
    RemoveRegionsFromReplication: (name, { RemoveReplicaRegions }) => {
      const secret = this.copied.find((each) => each.name === name);
      if (secret) secret.regions = secret.regions.filter((each) => !(RemoveReplicaRegions as string[]).includes(each));
    },
    CreateInvalidation: () => ({ Invalidation: { Id: 'I1', Status: 'InProgress' } }),
    DeleteSecret: (name) => {
      // Secrets Manager's own word.
      if (this.copied.some((secret) => secret.name === name && secret.regions.length > 0))
        throw awsError('InvalidParameterException', `You can't delete ${name}, which is replicated to other regions`);
      this.secrets = this.secrets.filter((secret) => secret !== name);
      this.copied = this.copied.filter((secret) => secret.name !== name);
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
