import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { failureOf } from '../aws/failure';
import { bucketName, drainFlag, type Owner } from '../blueprint/names';
import type { DnsClients } from './clients';
import { type Drain, drainIn, type FlagReading } from './flag';

/** Where the flags of an environment lie. */
export interface FlagPlaces {
  readonly owner: Owner;
  readonly account: string;
  /** Regions among which requests are led. */
  readonly regions: readonly string[];
}

type Buckets = Pick<DnsClients, 'buckets'>;

/** What every other region says of one. */
export function readFlags(region: string, places: FlagPlaces, clients: Buckets): Promise<FlagReading[]> {
  return Promise.all(others(region, places).map((other) => readFlag(region, other, places, clients)));
}

/** What all say of all. */
export async function readAllFlags(places: FlagPlaces, clients: Buckets): Promise<FlagReading[]> {
  return (await Promise.all(places.regions.map((region) => readFlags(region, places, clients)))).flat();
}

const others = (region: string, { regions }: FlagPlaces) => regions.filter((each) => each !== region);

async function readFlag(
  region: string,
  other: string,
  { owner, account }: FlagPlaces,
  clients: Buckets,
): Promise<FlagReading> {
  const bucket = bucketName(owner, 'drain', account, other);
  const place = { region, bucket, in: other };
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: drainFlag(region) });
    const { Body, ETag = '', LastModified } = await clients.buckets(other).send(command);
    const said = drainIn((await Body?.transformToString()) ?? '');
    const since = LastModified ? { since: LastModified.toISOString() } : {};
    return { ...place, kind: 'flag', drain: { ...since, ...said }, etag: ETag };
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return { ...place, kind: 'none' };
    return { ...place, kind: 'unknown', why: whyNot(error) };
  }
}

/** What became of a flag in the bucket of another region. */
export interface FlagChange {
  readonly bucket: string;
  readonly in: string;
  /** `same`: nothing was to be done. `taken`: somebody else's flag came in between. `failed`: the bucket gave no answer. */
  readonly state: 'written' | 'deleted' | 'same' | 'taken' | 'failed';
  readonly why?: string;
}

export const changeText = ({ bucket, state, why }: FlagChange) =>
  `flag in ${bucket}: ${state}${why === undefined ? '' : `, ${why}`}`;

/** Writes a flag to a bucket, if there is still what was read there before. */
export async function writeFlag(before: FlagReading, drain: Drain, clients: Buckets): Promise<FlagChange> {
  const { bucket, in: other } = before;
  const place = { bucket, in: other };
  if (before.kind === 'flag' && sameText(before.drain, drain)) return { ...place, state: 'same' };
  const condition = before.kind === 'flag' ? { IfMatch: before.etag } : { IfNoneMatch: '*' };
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: drainFlag(drain.region),
    Body: `${JSON.stringify(drain)}\n`,
    ContentType: 'application/json',
    ...condition,
  });
  try {
    await clients.buckets(other).send(command);
    return { ...place, state: 'written' };
  } catch (error) {
    if (!CHANGED.test((error as Error).name)) return { ...place, state: 'failed', why: whyNot(error) };
    // Ours may have arrived while the answer got lost.
    const now = await readAgain(before, drain, clients);
    return now === 'ours' ? { ...place, state: 'written' } : { ...place, state: 'taken', why: now };
  }
}

const CHANGED = /^(PreconditionFailed|ConditionalRequestConflict)$/;

async function readAgain({ bucket, in: other }: FlagReading, drain: Drain, clients: Buckets): Promise<string> {
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: drainFlag(drain.region) });
    const { Body } = await clients.buckets(other).send(command);
    const found = drainIn((await Body?.transformToString()) ?? '');
    return sameText(found, drain) ? 'ours' : `a flag of ${found.by ?? 'somebody'} is there`;
  } catch (error) {
    return whyNot(error);
  }
}

const sameText = (a: object, b: object) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Takes a flag away, if it is still the one that was read. What is not there is no failure. */
export async function deleteFlag(before: FlagReading, clients: Buckets): Promise<FlagChange> {
  const { bucket, in: other, region } = before;
  const place = { bucket, in: other };
  if (before.kind === 'none') return { ...place, state: 'same' };
  const condition = before.kind === 'flag' ? { IfMatch: before.etag } : {};
  try {
    await clients
      .buckets(other)
      .send(new DeleteObjectCommand({ Bucket: bucket, Key: drainFlag(region), ...condition }));
    return { ...place, state: 'deleted' };
  } catch (error) {
    const { name } = error as Error;
    // It went while the answer got lost, or somebody else took it.
    if (name === 'NoSuchKey') return { ...place, state: 'deleted' };
    if (CHANGED.test(name)) return { ...place, state: 'taken', why: 'somebody has just written another flag' };
    return { ...place, state: 'failed', why: whyNot(error) };
  }
}

/** Why S3 gave no answer, in words. */
function whyNot(error: unknown): string {
  const { name } = error as Error;
  if (name === 'NoSuchBucket') return 'the bucket does not exist';
  const failure = failureOf(error);
  if (!failure) throw error;
  return failure.what;
}
