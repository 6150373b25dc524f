import { configurationRule } from '../configuration-rule';

export const homeRegion = configurationRule({
  id: 'home-region',
  severity: 'blocker',
  why: 'The home Region owns writes: another first Region begins with an empty database, or with a copy that is read only.',
  source: 'docs/adr/0003-regions-couple-by-name.md',
  compare(before, after) {
    const [old, next] = [before.regions[0]?.name, after.regions[0]?.name];
    if (old === next) return [];
    const copied = before.regions.some(({ name }) => name === next);
    return [
      {
        where: 'regions[0].name',
        problem: `home moves from ${old} to ${next}, and the database that takes writes is in ${old}`,
        remedy: `keep ${old} first${copied ? `; to move writes: npx stagecoach failover ${next}` : ''}`,
      },
    ];
  },
});
