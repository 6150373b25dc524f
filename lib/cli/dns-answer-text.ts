import type { AnswerLine, AnswerReport } from '../geodns/answer-report';
import type { Waiting } from '../geodns/waiting';
import { colours } from './colours';
import { wrapped } from './wrapped';

/** What a client gets, why, and how long it takes until it does. */
export function dnsAnswerText(report: AnswerReport): string {
  const { name, client, down, answers, nearTie, why, waiting } = report;
  const while_ = down.length === 0 ? '' : ` while ${down.join(', ')} ${down.length === 1 ? 'is' : 'are'} down`;
  const asked = client.country === undefined || client.country === client.name ? '' : ` (${client.country})`;
  return [
    wrapped(`${client.name}${asked} asks for ${name}${while_}:`, 2),
    ...answers.map((line) => `  ${wrapped(answerText(line, answers.length > 1), 4)}`),
    ...(nearTie ? [`  near tie: ${nearTie.region}, about ${nearTie.latencyMs} ms; Route 53 may take that one`] : []),
    '',
    'why',
    ...why.map((step, i) => `  ${i + 1}. ${wrapped(step, 5)}`),
    ...(waiting ? ['', ...waitingText(waiting)] : []),
    ...(down.length > 0 && !waiting ? ['', 'the client gets the same answer as before'] : []),
  ].join('\n');
}

function answerText(
  { answer, region, down, latencyMs, probability, unknown }: AnswerLine,
  isOneOfSeveral: boolean,
): string {
  const chance = isOneOfSeveral ? `${(probability * 100).toFixed(1)} %: ` : '';
  switch (answer.kind) {
    case 'unknown':
      return `${chance}${colours.yellow(`not known: ${unknown}`)}`;
    case 'no-data':
      return `${chance}${colours.red('no answer')}`;
    default: {
      const what = answer.kind === 'resource' ? answer.host : answer.values.join(', ');
      const some = answer.kind === 'values' && answer.atMost !== undefined ? ` (${answer.atMost} of them)` : '';
      const far = latencyMs === undefined ? '' : `, about ${latencyMs} ms there and back (estimate)`;
      const dead = down ? colours.red(', which is down') : '';
      return `${chance}${region ?? 'no region'}${dead}${far}: ${what}${some}`;
    }
  }
}

function waitingText({ terms, seconds, open }: Waiting): string[] {
  const width = String(seconds).length;
  const row = (amount: number, what: string) => `  ${String(amount).padStart(width)} s  ${wrapped(what, width + 6)}`;
  return [
    'until it gets that, counted from when they went down',
    ...terms.map((term) => row(term.seconds, term.what)),
    row(seconds, 'at worst'),
    ...open.map((what) => `  ${' '.repeat(width)} +  ${wrapped(`${what}: not documented`, width + 6)}`),
  ];
}
