import { configurationRule } from '../configuration-rule';
import { retiredLine } from './removed-items';

export const regionRemoved = configurationRule({
  id: 'region-removed',
  severity: 'blocker',
  why: 'A deploy leaves the stacks of a Region that is not listed as they are, but home deletes its copies of the tables there.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
  compare(before, after) {
    const listed = after.regions.map(({ name }) => name);
    // The first is home, of which another rule speaks.
    const gone = before.regions.slice(1).flatMap(({ name }) => (listed.includes(name) ? [] : [name]));
    return gone.map((name) => {
      const said = after.retired.includes(`region/${name}`);
      return {
        where: 'regions',
        ...(said ? { severity: 'note' as const } : {}),
        problem: `${name} is ${said ? 'retired' : 'removed'}: its copies of tables are deleted, and its stacks stay as they are, paid for, with queues and messages`,
        remedy: said
          ? 'delete its stacks by hand once nobody needs them'
          : `keep ${name}; if nobody needs what is there, write ${retiredLine(after, 'region', name)}`,
      };
    });
  },
});
