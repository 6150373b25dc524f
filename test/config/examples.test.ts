import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { containersOf } from '../../lib/blueprint/containers';
import { environments } from '../../lib/config/load';
import { loadEnvironment } from '../../stages/load';
import { ROOT } from '../support/run';

const examples = readdirSync(join(ROOT, 'config/examples'));

describe('the examples under config/examples', () => {
  it.each(examples)('%s can be deployed as it is, and is no environment by name', (file) => {
    const { blueprint } = loadEnvironment(join(ROOT, 'config/examples', file));
    expect(environments()).not.toContain(blueprint.environment);
    expect(blueprint.protection).toEqual({ kind: 'unprotected', reason: 'throw-away' });
  });

  it('order-saga.yaml lets each worker announce its own outcomes, and nobody send to queues past the topics', () => {
    const [region] = loadEnvironment(join(ROOT, 'config/examples/order-saga.yaml')).blueprint.regions;
    const uses = containersOf(region?.running).map(({ name, uses: { topics, queues } }) => [name, topics, queues]);
    expect(Object.fromEntries(uses.map(([name, topics]) => [name, topics]))).toEqual({
      web: [],
      orders: ['order-placed'],
      'worker-payments': ['payment-done'],
      'worker-stock': ['stock-done'],
      'worker-order-results': [],
    });
    expect(uses.flatMap(([, , queues]) => queues)).toEqual([]);
  });
});
