import type { ContainerSpec, MachineSpec } from './compute';

/** A queue of tasks: each message is worked on by one worker, and again if that one fails. */
export interface QueueSpec {
  readonly name: string;
  /** `fifo` keeps the order within a group of messages, and takes a message once; can never change. */
  readonly order: 'best-effort' | 'fifo';
  /** Time for which a message is hidden while somebody works on it, in seconds. */
  readonly visibilitySeconds: number;
  /** Tries before a message is set aside as dead. */
  readonly maxReceives: number;
  /** Days for which a message is kept. */
  readonly retentionDays: number;
}

/** An announcement: every subscriber gets a copy. */
export interface TopicSpec {
  readonly name: string;
  readonly subscribers: readonly SubscriberSpec[];
}

export interface SubscriberSpec {
  readonly queue: string;
  /** Attribute of a message to the values of which it must have one; absent: every message. */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
}

/** Something that has happened: every region hears of it, once, wherever it was announced. */
export interface EventSpec {
  readonly name: string;
  /** Queues that get it, in every region. */
  readonly queues: readonly string[];
}

/** Servers that each run one container, which empties a queue. */
export interface WorkerGroupSpec extends MachineSpec {
  readonly queue: string;
  readonly container: ContainerSpec;
  readonly workers: { readonly min: number; readonly max: number };
  /** Longest time that one message takes, in seconds: so long a worker may finish when it must go. */
  readonly handlerSeconds: number;
  /** Age of the oldest message that the workers must keep, in seconds. */
  readonly oldestMessageSeconds: number;
}
