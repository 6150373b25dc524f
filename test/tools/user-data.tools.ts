import fc from 'fast-check';
import { quote } from '../../lib/server/quote';
import { run } from '../support/run';
import { onlyResource, templatesOf } from '../support/templates';

describe('the start of a server', () => {
  it('is a script that bash can read', () => {
    const { Properties } = onlyResource(templatesOf('dev'), 'AWS::EC2::LaunchTemplate');
    const parts: unknown[] = Properties.LaunchTemplateData.UserData['Fn::Base64']['Fn::Join'][1];
    const script = parts.map((part) => (typeof part === 'string' ? part : 'value')).join('');
    expect(run('bash', ['-n', '-c', script])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('a quoted word', () => {
  it('is read by bash as what it was, whatever it is', () => {
    const words = fc.array(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((word) => !word.includes('\0')),
      { minLength: 1, maxLength: 20 },
    );
    const property = fc.property(words, (all) => {
      const { stdout } = run('bash', ['-c', `printf '%s\\0' ${all.map(quote).join(' ')}`], { LC_ALL: 'C.UTF-8' });
      expect(stdout.split('\0').slice(0, -1)).toEqual(all);
    });
    fc.assert(property, { numRuns: 40 });
  });
});
