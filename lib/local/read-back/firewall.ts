import { GetWebACLCommand, ListWebACLsCommand, type Rule, WAFV2Client } from '@aws-sdk/client-wafv2';
import type { ClientOptions } from '../../aws/client-options';
import { absent, type Row } from './row';

/** The firewall of a CDN, by its name. */
export async function readFirewall(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new WAFV2Client(options);
  const { WebACLs = [] } = await client.send(new ListWebACLsCommand({ Scope: 'CLOUDFRONT' }));
  const found = WebACLs.find(({ Name }) => Name === name);
  if (!found) return [absent('firewall', name)];
  const { WebACL } = await client.send(new GetWebACLCommand({ Scope: 'CLOUDFRONT', Name: name, Id: found.Id }));
  const rules = WebACL?.Rules ?? [];
  const does = rules.some(blocks) ? 'blocks' : 'only counts';
  return [{ what: 'firewall', name, state: `${rules.length} rules, ${does}` }];
}

/** Whether it stops a request, by itself or by what its group says. */
const blocks = ({ Action, OverrideAction }: Rule) => Boolean(Action?.Block ?? OverrideAction?.None);
