import type { ComparedAnswer } from '../dns/compare-answers';
import type { Verified } from '../dns/verify';
import type { Answer } from '../doctor/check';
import { colours } from './colours';
import { plainTable } from './plain-table';
import { wrapped } from './wrapped';

/** Widths of client, network, what was answered, what the simulator says and the verdict: 98 columns with the gaps. */
const WIDTHS = [17, 18, 17, 17, 29];

const COLOUR: Readonly<Record<ComparedAnswer['state'], (text: string) => string>> = {
  same: colours.green,
  estimate: colours.yellow,
  unknown: colours.yellow,
  different: colours.red,
};

/** What `estimate` and `unknown` mean to somebody who reads them. */
const MEANING: Readonly<Record<ComparedAnswer['state'], string>> = {
  same: 'same',
  estimate: 'another: only Route 53 has the latencies that decide',
  unknown: 'not known what is right',
  different: 'different',
};

const ASKED: Readonly<Record<Verified['askedBy'], string>> = {
  'name-servers': "by the zone's name servers",
  'test-dns-answer': 'by TestDNSAnswer, of which nobody says whether it heeds health',
};

/** Whether the zone is that of the configuration. */
export function dnsVerifyText(environment: string, done: Verified, delegation: readonly Answer[]): string {
  const { account, records, findings, answers, askedBy } = done;
  const away = done.regions.filter(({ state }) => state === 'away').map(({ region }) => region);
  const rows = answers.map(({ client, subnet, real, predicted, state, why }) => [
    client,
    `${subnet}/24`,
    real.join(', ') || '-',
    predicted.join(', ') || '-',
    COLOUR[state](MEANING[state]) + (why === undefined ? '' : `: ${why}`),
  ]);
  const wrong = findings.length + answers.filter(({ state }) => state === 'different').length;
  const line = (head: string, text: string, colour = (plain: string) => plain) =>
    `${colour(head.padEnd(10))}  ${wrapped(text, 12)}`;
  return [
    ...delegation.map(({ what, remedy }) => line('delegation', remedy === undefined ? what : `${what}; ${remedy}`)),
    ...findings.map(({ kind, what, how }) => line(kind, `${what}: ${how}`, colours.red)),
    ...(findings.length === 0
      ? [line('records', `all ${records} of ${environment} are as configured, with their health checks`)]
      : []),
    ...(away.length > 0 ? [line('away', `${away.join(', ')}: answers are compared without`)] : []),
    line('answers', ASKED[askedBy]),
    '',
    plainTable(['CLIENT', 'NETWORK', 'ANSWERED', 'SIMULATED', ''], WIDTHS, rows),
    '',
    wrong === 0
      ? `${environment} in account ${account.id}: nothing is otherwise`
      : `${environment} in account ${account.id}: ${wrong} otherwise`,
  ].join('\n');
}
