import { configChanges } from '../../lib/transition/config-changes';
import { exampleConfig } from '../support/config';
import type { ConfigChange } from '../support/plans';

/** The keys that differ, each with what it was and becomes. */
const changed = (before: ConfigChange, after: ConfigChange) =>
  configChanges(exampleConfig(before), exampleConfig(after)).map(
    ({ path, before: old, after: next }) => `${path} ${JSON.stringify(old)} ${JSON.stringify(next)}`,
  );

const US = { name: 'us-east-1' };
const EU = { name: 'eu-west-1' };
const carts = { name: 'carts', key: 'id' };

describe('the changes between two configurations', () => {
  it.each([
    ['none where nothing differs', {}, {}, []],
    ['none for a default that is written out', {}, { reached: 1, database: { storageGb: 20 } }, []],
    ['a key', { stage: 1 }, { stage: 2 }, ['stage 1 2']],
    ['a key of a key', {}, { network: { flowLogs: true } }, ['network.flowLogs false true']],
    ['reached, where it says more than stage', { stage: 2 }, { reached: 2 }, ['stage 2 1', 'reached undefined 2']],
    ['a list of words as a whole', {}, { policy: ['Serverless'] }, ['policy ["AwsSolutions"] ["Serverless"]']],
    [
      'an item by its name',
      { tables: [carts] },
      { tables: [{ ...carts, key: 'no' }] },
      ['tables[carts].key "id" "no"'],
    ],
    ['an item that is new', {}, { tables: [carts] }, ['tables[carts] undefined {"name":"carts","key":"id"}']],
    ['none for a key without a value', { tables: [carts] }, { tables: [{ ...carts, ttl: undefined }] }, []],
  ] satisfies [string, ConfigChange, ConfigChange, string[]][])('are %s', (_, before, after, expected) => {
    expect(changed(before, after)).toEqual(expected);
  });

  it('are the whole list where items change places: the first region is home', () => {
    expect(configChanges(exampleConfig({ regions: [US, EU] }), exampleConfig({ regions: [EU, US] }))).toMatchObject([
      { path: 'regions', before: [US, EU], after: [EU, US] },
    ]);
  });
});
