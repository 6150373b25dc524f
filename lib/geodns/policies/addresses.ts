import type { RecordSet } from '../model';
import { contains, networkOf } from '../network';
import { notKnown, only, type Policy, routingOf } from '../policy';

/** Location that stands for all addresses that are in no block. */
const DEFAULT = '*';

/** The block that the client's network lies in; of several, the smallest. A wider network than the block does not match. */
export const addresses: Policy = ({ records, isHealthy, client, index }) => {
  const [first] = records;
  const blocks = first && index.blocks(routingOf(first, 'addresses').collection);
  if (!blocks) return notKnown('collection-unknown');
  const network = client.address === undefined ? undefined : networkOf(client.address);
  if (!network) return notKnown('address-unknown');
  const of = (location: string) => records.find((record) => routingOf(record, 'addresses').location === location);
  const [best] = blocks
    .filter((block) => contains(block.network, network))
    .sort((a, b) => b.network.length - a.network.length);
  const record: RecordSet | undefined = of(best?.location ?? DEFAULT);
  if (!record) return notKnown(best ? 'addresses-without-record' : 'addresses-without-default');
  return isHealthy(record) ? only(record) : notKnown('addresses-match-unhealthy');
};
