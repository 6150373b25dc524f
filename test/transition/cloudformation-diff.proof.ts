import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { checkTransition } from '../../lib/transition/check';
import { isStateful } from '../../lib/transition/stateful-types';
import { DOMAIN, exampleConfig } from '../support/config';
import { environmentSideOf } from '../support/sides';
import { type Draft, drafts, sides, type Target } from './mutations/edit';
import { targets } from './mutations/harmful';

/** A second opinion, from the library that `cdk diff` uses: whatever it calls a replacement of data must be blocked here too. */
describe('cloudformation-diff', () => {
  const base = environmentSideOf(exampleConfig({ domain: DOMAIN, tables: [{ name: 'carts', key: 'id' }] }));
  const data = targets(base).filter(({ resource }) => isStateful(resource.Type, resource.Properties ?? {}));
  const propertyOf = ({ resource }: Target, i: number) => Object.keys(resource.Properties ?? {})[i];
  const rounds = Math.max(...data.map(({ resource }) => Object.keys(resource.Properties ?? {}).length));

  it('sees no replacement of data that the check lets pass', () => {
    let seen = 0;
    const passed: string[] = [];
    // Each round edits one property of every resource, because a diff takes long.
    for (let i = 0; i < rounds; i += 1) {
      const both = drafts(base);
      for (const target of data) {
        const properties = both.after[target.stack]?.Resources[target.logicalId]?.Properties ?? {};
        const property = propertyOf(target, i);
        if (property)
          properties[property] = typeof properties[property] === 'string' ? 'other' : { 'Fn::ImportValue': 'x' };
      }
      const { from, to } = sides(base, both);
      const { findings } = checkTransition(from, to);
      const replaced = Object.keys(base.templates).flatMap((stack) =>
        replacedIn(both.before[stack], both.after[stack]),
      );
      for (const target of data.filter(({ logicalId }) => replaced.includes(logicalId))) {
        seen += 1;
        const blocked = findings.some(
          ({ rule, logicalId }) => rule === 'create-only-changed' && logicalId === target.logicalId,
        );
        if (!blocked) passed.push(`${target.resource.Type} ${propertyOf(target, i)}`);
      }
    }
    expect(passed).toEqual([]);
    expect(seen).toBeGreaterThan(20);
  });
});

function replacedIn(before: Draft | undefined, after: Draft | undefined): string[] {
  const replaced: string[] = [];
  fullDiff(before ?? {}, after ?? {}).resources.forEachDifference((id, { changeImpact }) => {
    if (changeImpact === ResourceImpact.WILL_REPLACE) replaced.push(id);
  });
  return replaced;
}
