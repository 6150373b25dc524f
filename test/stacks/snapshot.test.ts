import { environments } from '../../lib/config/load';
import { templatesOf } from '../support/templates';

describe('templates', () => {
  // Review the difference; the intent stands in the other tests. Asset hashes say nothing to a reader.
  it.each(environments())('of %s are as reviewed', (environment) => {
    const text = JSON.stringify(templatesOf(environment), null, 1).replaceAll(/[a-f0-9]{64}/g, 'HASH');
    expect(JSON.parse(text)).toMatchSnapshot();
  });
});
