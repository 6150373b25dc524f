import { writeFileSync } from 'node:fs';
import { OperationError } from '../../aws/operation-error';
import { command } from '../command';
import { regionsAsked } from '../dns-options';
import { loadedLoss } from '../region-table';
import { percent } from '../region-table-text';
import { loadWithDomain } from '../with-domain';

interface MapOptions {
  readonly down?: readonly string[];
  readonly out?: string;
}

export const dnsMap = command<MapOptions>({
  usage: 'map <env>',
  summary: 'Draw a map of the world that says who gets which region, as SVG',
  options: [
    ['--down <region...>', 'regions that are down (default: none)'],
    ['--out <file>', 'file to write; without, the SVG is printed'],
  ],
  run([env = ''], { down = [], out }) {
    const { blueprint, config } = loadWithDomain(env);
    const loss = loadedLoss(blueprint, config, regionsAsked(down, blueprint, '--down'));
    // The map and its drawing take longer to load than most commands take to run.
    const { worldMap } = require('../../geodns/map') as typeof import('../../geodns/map');
    const svg = worldMap(mapTitle(env, blueprint.routing.by.kind, loss.down), loss);
    if (out !== undefined) written(out, svg);
    const shares = loss.regions.map(({ region, people }) => `${region} ${percent(people)}`).join(', ');
    const text = out === undefined ? svg.trimEnd() : `${out}: ${Math.ceil(svg.length / 1000)} kB; people: ${shares}`;
    const shown = { environment: env, down: loss.down, regions: loss.regions, unknown: loss.unknown };
    return { ok: true, text, json: { ...shown, ...(out === undefined ? { svg } : { file: out }) } };
  },
});

export function mapTitle(environment: string, by: string, down: readonly string[]): string {
  const lost = down.length === 0 ? '' : `, while ${down.join(' and ')} ${down.length === 1 ? 'is' : 'are'} down`;
  return `Who gets which region of ${environment}, by ${by}${lost}`;
}

function written(file: string, svg: string): void {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperationError(`${file} can't be written: ${code}`, 'name another file with --out');
  }
}
