import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../lib/transition/catalogue';
import { CHANGE_SET_RULE } from '../../lib/transition/change-set';
import { CONFIGURATION_RULES } from '../../lib/transition/configuration-rules/all';
import { TEMPLATE_RULES } from '../../lib/transition/template-rules/all';
import { ROOT } from '../support/run';

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file !== 'all.ts')
    .map((file) => file.replace(/\.(ts|patch)$/, ''))
    .sort();

describe('the catalogue of findings', () => {
  it('has each rule once, and nothing else', () => {
    const rules = [...TEMPLATE_RULES, CHANGE_SET_RULE, ...CONFIGURATION_RULES].map(({ id }) => id);
    expect(CATALOGUE.map(({ id }) => id)).toEqual([...new Set(rules)]);
  });

  it('has a file and a guard for each template rule', () => {
    const ids = TEMPLATE_RULES.map(({ id }) => id).sort();
    expect(filesIn('lib/transition/template-rules')).toEqual(ids);
    expect(filesIn('test/guards')).toEqual(expect.arrayContaining(ids));
  });

  it('says of each why, and where it was read', () => {
    for (const { id, why, source } of CATALOGUE) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(why).toMatch(/\.$/);
      expect(source).not.toBe('');
    }
  });
});
