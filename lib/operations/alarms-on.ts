import { DescribeAlarmsCommand, type DescribeAlarmsOutput, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { asked } from '../aws/failure';
import { URGENCIES, type Urgency } from '../blueprint/alarm';
import { alarmTopicName, edgeTopicName, type Owner, prefix } from '../blueprint/names';
import type { Clients } from './clients';

/** An alarm of the environment that is on. */
export interface RaisedAlarm {
  readonly region: string;
  /** Physical name, e.g. `shop-prod-database-main-down`. */
  readonly name: string;
  readonly urgency: Urgency;
  /** What it means and what to do first. */
  readonly description: string;
}

/** The alarms of an environment that are on in a region. One that tells none of its topics is another's, whatever its name. */
export async function alarmsOn(owner: Owner, region: string, clients: Clients): Promise<RaisedAlarm[]> {
  const found: RaisedAlarm[] = [];
  let NextToken: string | undefined;
  do {
    const command = new DescribeAlarmsCommand({
      AlarmNamePrefix: `${prefix(owner)}-`,
      StateValue: 'ALARM',
      ...(NextToken ? { NextToken } : {}),
    });
    const answer = clients.alarms(region).send(command);
    const page: DescribeAlarmsOutput = await asked(`reading the alarms of ${region}`, answer);
    for (const alarm of page.MetricAlarms ?? []) {
      const urgency = urgencyOf(owner, alarm);
      // The emulator passes over the wanted state when it is given a prefix.
      if (!urgency || alarm.StateValue !== 'ALARM') continue;
      found.push({ region, name: alarm.AlarmName ?? '', urgency, description: alarm.AlarmDescription ?? '' });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

/** By the topic that it tells. */
function urgencyOf(owner: Owner, { AlarmActions = [] }: MetricAlarm): Urgency | undefined {
  const tells = (topic: string) => AlarmActions.some((arn) => arn.endsWith(`:${topic}`));
  return URGENCIES.find((urgency) => tells(alarmTopicName(owner, urgency)) || tells(edgeTopicName(owner, urgency)));
}
