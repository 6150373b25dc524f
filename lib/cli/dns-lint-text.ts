import type { LintFinding } from '../geodns/lint-rule';
import { countsText, findingText } from './finding-text';
import { wrapped } from './wrapped';

/** The findings, and the verdict on the last line. */
export function dnsLintText(shownAs: string, records: number, findings: readonly LintFinding[]): string {
  const counts = countsText(findings);
  const of = `${records} record${records === 1 ? '' : 's'}`;
  const verdict = counts === '' ? `nothing to say of ${of}` : `${counts} in ${of}`;
  return [...findings.map(findingText), wrapped(`${shownAs}: ${verdict}`, 0)].join('\n');
}
