import { InvalidArgumentError } from 'commander';
import { PEOPLE } from '../../geodns/countries';
import { command } from '../command';
import { regionsAsked } from '../dns-options';
import { continentRows, countryRows, placeTable } from '../place-table';
import { regionTable } from '../region-table';
import { regionTableJson } from '../region-table-json';
import { holds, regionTableText } from '../region-table-text';
import { loadWithDomain } from '../with-domain';

interface TableOptions {
  readonly down?: readonly string[];
  readonly by?: 'country' | 'continent';
  readonly all?: boolean;
}

/** So many countries are listed unless all are asked for. */
const COUNTRIES_SHOWN = 30;

export const dnsTable = command<TableOptions>({
  usage: 'table <env>',
  summary: 'Say which region answers whom, now and after the loss of each, and whether the others carry it',
  options: [
    ['--down <region...>', 'regions that are down already (default: none)'],
    ['--by <place>', 'list places as well: continent, or country (the largest)', place],
    ['--all', 'list every country'],
  ],
  run([env = ''], { down = [], by, all = false }) {
    const { blueprint, config } = loadWithDomain(env);
    const found = regionTable(blueprint, config, regionsAsked(down, blueprint, '--down'));
    const rows = all || by === 'country' ? countryRows(found) : by === 'continent' ? continentRows(found) : [];
    const shown = all ? rows : rows.slice(0, COUNTRIES_SHOWN);
    const text = [
      ...(shown.length > 0 ? [placeTable(found, shown), ''] : []),
      ...(rows.length > shown.length
        ? [`and ${rows.length - shown.length} more countries, which --all lists`, '']
        : []),
      regionTableText(env, blueprint.routing.by, found),
    ].join('\n');
    const json = {
      environment: env,
      by: blueprint.routing.by.kind,
      people: PEOPLE,
      losses: found.map(regionTableJson),
    };
    return { ok: holds(found), text, json };
  },
});

function place(text: string): 'country' | 'continent' {
  if (text === 'country' || text === 'continent') return text;
  throw new InvalidArgumentError('it is country or continent.');
}
