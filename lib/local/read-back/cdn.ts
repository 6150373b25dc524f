import { CloudFrontClient, GetDistributionCommand, paginateListDistributions } from '@aws-sdk/client-cloudfront';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** The CDN of an environment, by the comment that is its name. */
export async function readCdn(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new CloudFrontClient(options);
  for await (const { DistributionList } of paginateListDistributions({ client }, {})) {
    for (const { Id } of DistributionList?.Items ?? []) {
      // The emulator's list says nothing of how each is set up.
      const { Distribution } = await client.send(new GetDistributionCommand({ Id }));
      const { Comment, Aliases, CacheBehaviors, Origins, OriginGroups } = Distribution?.DistributionConfig ?? {};
      if (Comment !== name) continue;
      const groups = OriginGroups?.Quantity ? ` (${OriginGroups.Quantity} with another behind it)` : '';
      const size = `${Origins?.Quantity} origins${groups}, ${CacheBehaviors?.Quantity} paths of their own`;
      const state = `${Aliases?.Items?.join(', ')}, ${size}, ${Distribution?.Status}`;
      return [{ what: 'cdn', name: Distribution?.DomainName ?? '', state }];
    }
  }
  return [absent('cdn', name)];
}
