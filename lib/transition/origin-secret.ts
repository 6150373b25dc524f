import { type Config, defaultEdge } from '../config/config';
import { ENTRANCES } from './stages';

/** Version of the secret that the CDN of a configuration shows to the load balancers; undefined where no CDN stands. */
export function shownSecret({ stage, overlap, edge = defaultEdge() }: Config): number | undefined {
  return [stage, ...overlap].some((each) => ENTRANCES[each] === 'CDN') ? edge.originSecretVersion : undefined;
}

/** The configuration with another version of that secret. */
export function withSecret(config: Config, originSecretVersion: number): Config {
  return { ...config, edge: { ...(config.edge ?? defaultEdge()), originSecretVersion } };
}
