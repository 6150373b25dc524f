import {
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** A bucket by its name. */
export async function readBucket(name: string, options: ClientOptions): Promise<Row[]> {
  // An emulator has no name of its own for each bucket.
  const client = new S3Client({ ...options, forcePathStyle: true });
  const Bucket = name;
  const versioning = await unlessMissing(client.send(new GetBucketVersioningCommand({ Bucket })), 'NoSuchBucket');
  if (!versioning) return [absent('bucket', name)];
  const shut = await unlessMissing(client.send(new GetPublicAccessBlockCommand({ Bucket })), 'NoSuchPublicAccessBlock');
  const sealed = await unlessMissing(
    client.send(new GetBucketEncryptionCommand({ Bucket })),
    'EncryptionConfiguration',
  );
  const all = Object.values(shut?.PublicAccessBlockConfiguration ?? {});
  const state = [
    all.length > 0 && all.every(Boolean) ? 'private' : 'may be public',
    ...(versioning.Status === 'Enabled' ? ['versioned'] : []),
    ...(sealed ? ['encrypted'] : []),
  ];
  return [{ what: 'bucket', name, state: state.join(', ') }];
}
