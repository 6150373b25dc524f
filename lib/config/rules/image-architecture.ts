import { type Architecture, ec2Class } from '../../catalog/instance-classes';
import { containersIn } from '../containers';
import type { ConfigRule } from '../rule';

/** An image whose name states a processor runs on servers of that processor. Most images are built for both and state none. */
export const imageArchitecture: ConfigRule = {
  id: 'image-architecture',
  check: (config) =>
    containersIn(config).flatMap(({ path, container: { image, instance } }) => {
      const server = ec2Class(instance)?.architecture;
      const stated = statedArchitecture(image);
      if (!server || !stated || stated === server) return [];
      const problem = `is built for ${stated} while ${instance} is ${server}`;
      const remedy = `use an image for ${server}, or a class such as ${server === 'arm64' ? 't3.small' : 't4g.small'}`;
      return [{ path: [...path, 'image'], problem, found: image, remedy }];
    }),
};

/** Docker's and the vendors' words for the two processors, as they stand in repository names and tags. */
function statedArchitecture(image: string): Architecture | undefined {
  if (/(^|[-/_:.])(arm64|arm64v8|aarch64)([-/_:.@]|$)/.test(image)) return 'arm64';
  if (/(^|[-/_:.])(amd64|x86_64|x86-64)([-/_:.@]|$)/.test(image)) return 'x86_64';
  return undefined;
}
