import type { S3Client } from '@aws-sdk/client-s3';
import { awsError } from './fake-cloud';
import { type Fault, Faults } from './faults';

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly Bucket: string;
    readonly Key: string;
    readonly Body?: string;
    readonly IfMatch?: string;
    readonly IfNoneMatch?: string;
  };
}

interface Stored {
  readonly text: string;
  readonly etag: string;
}

/** Buckets of several regions, with conditions on what is written, and regions that are gone. */
export class FakeBuckets {
  /** By bucket. */
  private readonly buckets = new Map<string, { readonly region: string; readonly objects: Map<string, Stored> }>();
  /** Regions in which nothing answers. */
  readonly gone = new Set<string>();
  /** What changed something: `PutObject bucket/key`. */
  readonly writes: string[] = [];
  /** Called before each command; may change what it finds. */
  before: (command: string, path: string) => void = () => {};
  private versions = 0;

  constructor(public faults = new Faults()) {}

  make(bucket: string, region: string): void {
    this.buckets.set(bucket, { region, objects: new Map() });
  }

  remove(bucket: string): void {
    this.buckets.delete(bucket);
  }

  put(bucket: string, key: string, text: string): void {
    this.versions += 1;
    this.buckets.get(bucket)?.objects.set(key, { text, etag: `"${this.versions}"` });
  }

  text(bucket: string, key: string): string | undefined {
    return this.buckets.get(bucket)?.objects.get(key)?.text;
  }

  /** Whether somebody who asks for an object over HTTP gets it. */
  shows(bucket: string, key: string): boolean {
    const found = this.buckets.get(bucket);
    return found !== undefined && !this.gone.has(found.region) && found.objects.has(key);
  }

  client(region: string): Pick<S3Client, 'send'> {
    return { send: async (command: Command) => this.answer(command, region) } as never;
  }

  private async answer({ constructor: { name }, input }: Command, region: string): Promise<unknown> {
    const command = name.replace(/Command$/, '');
    const path = `${input.Bucket}/${input.Key}`;
    this.before(command, path);
    if (this.gone.has(region)) throw noConnection();
    const fault = this.faults.next();
    failBy(fault);
    const bucket = this.buckets.get(input.Bucket);
    if (bucket?.region !== region) throw awsError('NoSuchBucket');
    const result = HANDLERS[command]?.(bucket.objects.get(input.Key), input);
    if (!result) throw new Error(`there is no ${command}`);
    if (result.store === undefined) bucket.objects.delete(input.Key);
    else if (result.store !== 'same') this.put(input.Bucket, input.Key, result.store);
    if (command !== 'GetObject') this.writes.push(`${command} ${path}`);
    if (fault === 'lost') throw noConnection();
    return result.answer;
  }
}

type Handler = (
  found: Stored | undefined,
  input: Command['input'],
) => { store: string | undefined | 'same'; answer: object };

const HANDLERS: Readonly<Record<string, Handler>> = {
  GetObject: (found) => {
    if (!found) throw awsError('NoSuchKey');
    const LastModified = new Date(0);
    return {
      store: 'same',
      answer: { ETag: found.etag, LastModified, Body: { transformToString: async () => found.text } },
    };
  },
  PutObject: (found, { Body = '', IfMatch, IfNoneMatch }) => {
    if (IfNoneMatch === '*' && found) throw awsError('PreconditionFailed');
    if (IfMatch !== undefined && found?.etag !== IfMatch) throw awsError('PreconditionFailed');
    return { store: Body, answer: {} };
  },
  DeleteObject: (found, { IfMatch }) => {
    if (IfMatch !== undefined && !found) throw awsError('NoSuchKey');
    if (IfMatch !== undefined && found?.etag !== IfMatch) throw awsError('PreconditionFailed');
    return { store: undefined, answer: {} };
  },
};

const noConnection = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

function failBy(fault: Fault | undefined): void {
  if (fault === 'reset') throw noConnection();
  if (fault === 'error') throw awsError('InternalError');
  if (fault === 'throttled') throw awsError('SlowDown');
  if (typeof fault === 'object') throw awsError(fault.error.name);
}
