import { dnsAnswerText } from '../../lib/cli/dns-answer-text';
import { answerReport } from '../../lib/geodns/answer-report';
import { clientOf, type PlacedClient } from '../../lib/geodns/client';
import { nearTieOf } from '../../lib/geodns/near-tie';
import { loadEnvironment } from '../../stages/load';

const client = { latencyTo: (region: string) => ({ near: 100, 'as-near': 115, far: 200 })[region] };
const nearest = ({ latencyTo }: typeof client) =>
  ['near', 'as-near', 'far'].toSorted((a, b) => (latencyTo(a) ?? 0) - (latencyTo(b) ?? 0))[0];

describe('a near tie', () => {
  it('is the region that would be answered if the figures were the other way round', () => {
    expect(nearTieOf(client, ['near', 'as-near', 'far'], nearest)).toBe('as-near');
    expect(nearTieOf(client, ['near', 'far'], nearest)).toBeUndefined();
    expect(nearTieOf(client, ['near'], nearest)).toBeUndefined();
  });

  it('is none where the answer does not depend on latency', () => {
    expect(nearTieOf(client, ['near', 'as-near'], () => 'home')).toBeUndefined();
  });

  it('is said by dns answer', () => {
    const { blueprint } = loadEnvironment('global');
    const report = (who: string, down: string[] = []) =>
      answerReport({ blueprint, client: clientOf(who) as PlacedClient, down });
    expect(report('ZA').nearTie).toEqual({ region: 'eu-west-1', latencyMs: 156 });
    expect(dnsAnswerText(report('ZA'))).toContain(
      '\n  near tie: eu-west-1, about 156 ms; Route 53 may take that one\n',
    );
    expect(report('IN')).not.toHaveProperty('nearTie');
    expect(report('ZA', ['eu-west-1'])).not.toHaveProperty('nearTie');
  });
});
