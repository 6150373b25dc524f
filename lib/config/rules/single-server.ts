import { ec2Class } from '../../catalog/instance-classes';
import type { ConfigRule, RuleFinding } from '../rule';

const LIMIT = 'at stage 1 all services share one server';

/** At stage 1 the services agree on what they share: the processor and the machine image. */
export const singleServer: ConfigRule = {
  id: 'single-server',
  check({ stage, overlap, services, regions }) {
    const [first] = services;
    const architecture = first && ec2Class(first.instance)?.architecture;
    if ((stage !== 1 && !overlap.includes(1)) || !first || !architecture) return [];
    const home = regions[0]?.name ?? '';
    return services.flatMap(({ instance, ami }, i): RuleFinding[] => {
      const its = ec2Class(instance)?.architecture;
      const found: RuleFinding[] = [];
      if (its && its !== architecture) {
        const problem = `is ${its} while services[0].instance is ${architecture}`;
        const remedy = 'use classes of one processor';
        found.push({ path: ['services', i, 'instance'], problem, limit: LIMIT, found: instance, remedy });
      }
      if (ami[home] !== first.ami[home]) {
        const problem = 'differs from services[0].ami';
        found.push({ path: ['services', i, 'ami'], problem, limit: LIMIT, found: ami, remedy: 'pin the same in all' });
      }
      return found;
    });
  },
};
