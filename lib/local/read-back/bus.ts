import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import type { ClientOptions } from '../../aws/client-options';
import { unlessMissing } from '../../aws/unless-missing';
import { absent, type Row } from './row';

/** An event bus by its name: where its rules lead, and for how long it can be announced again what was announced on it. */
export async function readBus(name: string, options: ClientOptions): Promise<Row[]> {
  const client = new EventBridgeClient(options);
  const bus = await unlessMissing(client.send(new DescribeEventBusCommand({ Name: name })));
  if (!bus) return [absent('bus', name)];
  const targets = await targetsOf(client, name);
  const { Archives = [] } = await client.send(new ListArchivesCommand({ EventSourceArn: bus.Arn }));
  const rules = targets.length === 1 ? '1 rule' : `${targets.length} rules`;
  const leads = [...new Set(targets.flat().map(placeOf))].sort();
  const archive = Archives[0] ? `keeps ${Archives[0].RetentionDays} days` : 'keeps nothing';
  return [
    { what: 'bus', name, state: [leads.length > 0 ? `${rules} to ${leads.join(', ')}` : rules, archive].join(', ') },
  ];
}

/** ARNs of the targets of each rule. That of the archive is EventBridge's own. */
async function targetsOf(client: EventBridgeClient, EventBusName: string): Promise<string[][]> {
  const targets: string[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListRulesCommand({ EventBusName, NextToken }));
    for (const { Name, ManagedBy } of page.Rules ?? []) {
      if (ManagedBy !== undefined) continue;
      const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule: Name, EventBusName }));
      targets.push(Targets.map(({ Arn = '' }) => Arn));
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return targets;
}

/** A queue by its name, a bus by its region. */
function placeOf(arn: string): string {
  const [, , service, region = '', , name = ''] = arn.split(':');
  return service === 'events' ? region : name;
}
