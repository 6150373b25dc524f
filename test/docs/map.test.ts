import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapTitle } from '../../lib/cli/commands/dns-map';
import { loadedLoss } from '../../lib/cli/region-table';
import { worldMap } from '../../lib/geodns/map';
import { loadEnvironment } from '../../stages/load';
import { expectFile } from '../support/golden';
import { ROOT } from '../support/run';

describe('docs/map-global.svg', () => {
  it('is the map of the example with several regions, and stands in the README', () => {
    const { blueprint, config } = loadEnvironment('global');
    const map = worldMap(mapTitle('global', blueprint.routing.by.kind, []), loadedLoss(blueprint, config, []));
    expectFile(join(ROOT, 'docs/map-global.svg'), map);
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('](docs/map-global.svg)');
  });
});
