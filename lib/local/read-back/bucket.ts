import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
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
  const policy = await unlessMissing(client.send(new GetBucketPolicyCommand({ Bucket })), 'NoSuchBucketPolicy');
  const all = Object.values(shut?.PublicAccessBlockConfiguration ?? {});
  const state = [
    all.length > 0 && all.every(Boolean) ? 'private' : 'may be public',
    ...(versioning.Status === 'Enabled' ? ['versioned'] : []),
    ...(sealed ? ['encrypted'] : []),
    ...letIn(policy?.Policy),
  ];
  return [{ what: 'bucket', name, state: state.join(', ') }];
}

interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: string | { readonly Service?: string };
}

/** Whom its policy lets in, by the names of its statements or else the services. */
function letIn(policy = '{"Statement":[]}'): string[] {
  const { Statement } = JSON.parse(policy) as { Statement: readonly Statement[] };
  const names = Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Sid, Principal }) => {
    return Sid ?? (typeof Principal === 'string' ? Principal : Principal.Service);
  });
  return names.length > 0 ? [`lets in ${names.join(' and ')}`] : [];
}
