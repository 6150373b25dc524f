import { ConfigError } from '../../config/problem';
import { lintZone } from '../../geodns/lint';
import type { Zone } from '../../geodns/model';
import { zoneOf } from '../../geodns/zone-of-blueprint';
import { zoneOfTemplates } from '../../geodns/zone-of-templates';
import { command } from '../command';
import { dnsLintText } from '../dns-lint-text';
import { assemblySide } from '../sides/assembly';
import { loadWithDomain } from '../with-domain';

interface LintOptions {
  readonly templates?: string;
}

export const dnsLint = command<LintOptions>({
  usage: 'lint [env]',
  summary: 'Say what in the records does not do what it looks like',
  options: [['--templates <folder>', 'read the assembly that cdk synth wrote there, of any app, instead of <env>']],
  run([env], { templates }) {
    const { shownAs, zone } = sideOf(env, templates);
    const findings = lintZone(zone);
    return {
      ok: !findings.some(({ severity }) => severity !== 'note'),
      text: dnsLintText(shownAs, zone.records.length, findings),
      json: { of: shownAs, zone: zone.name, records: zone.records.length, checks: zone.checks.length, findings },
    };
  },
});

function sideOf(env: string | undefined, folder: string | undefined): { shownAs: string; zone: Zone } {
  if ((env === undefined) === (folder === undefined)) {
    const problem = env === undefined ? 'names nothing to look at' : 'names two things to look at';
    throw new ConfigError([
      { file: '', path: '', rule: 'usage', problem, remedy: 'give either <env> or --templates <folder>' },
    ]);
  }
  if (folder === undefined) return { shownAs: env ?? '', zone: zoneOf(loadWithDomain(env ?? '').blueprint) };
  const { templates, stacks = {}, shownAs } = assemblySide(folder);
  const account = Object.values(stacks).find((stack) => stack.account !== undefined)?.account;
  const zone = zoneOfTemplates(templates, account, (stack) => stacks[stack]?.region);
  if (zone.records.length === 0)
    throw new ConfigError([
      { file: folder, path: '', rule: 'lint', problem: 'has no DNS records in it', remedy: 'name another folder' },
    ]);
  return { shownAs, zone };
}
