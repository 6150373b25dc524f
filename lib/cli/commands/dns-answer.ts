import { answerReport } from '../../geodns/answer-report';
import { command } from '../command';
import { dnsAnswerText } from '../dns-answer-text';
import { clientAsked, nameAsked, regionsAsked } from '../dns-options';
import { loadWithDomain } from '../with-domain';

interface AnswerOptions {
  readonly client?: string;
  readonly down?: readonly string[];
  readonly name?: string;
}

export const dnsAnswer = command<AnswerOptions>({
  usage: 'answer <env>',
  summary: 'Say which region a client gets, why, and how soon when regions are down',
  options: [
    ['--client <who>', 'who asks: an address, a country such as IN, or a city'],
    ['--down <region...>', 'regions that are down (default: none)'],
    ['--name <name>', 'name that is asked (default: the one by which a region is found)'],
  ],
  run([env = ''], { client, down = [], name }) {
    const { blueprint, config } = loadWithDomain(env);
    const report = answerReport({
      blueprint,
      client: clientAsked(client),
      down: regionsAsked(down, blueprint, '--down'),
      ...nameAsked(name, blueprint),
    });
    return {
      ok: report.answers.every(({ answer, down: isDown }) => !isDown && ANSWERS.has(answer.kind)),
      text: dnsAnswerText(report),
      json: { environment: config.environment, ...report },
    };
  },
});

/** Kinds of answers that a client can do something with. */
const ANSWERS: ReadonlySet<string> = new Set(['values', 'resource']);
