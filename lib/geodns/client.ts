import { isIP } from 'node:net';
import { remedyFor, suggest } from '../config/suggest';
import { type AddressTable, installedTable } from './address-table';
import { COUNTRIES } from './countries';
import { type City, cities, clientAt, clientOfCountry, type PlacedClient } from './places';

export type { PlacedClient };

/** Why somebody can't be placed, and what to do. */
export interface ClientProblem {
  readonly problem: string;
  readonly found: string;
  readonly remedy: string;
}

/**
 * Whom a text means: a country (`IN`, `India`), a state of the US (`US-CA`), a city (`Mumbai`), or an address of version 4 or 6.
 *
 * @param addresses reads the table of addresses. @default - the installed one
 */
export function clientOf(
  text: string,
  addresses: () => AddressTable | undefined = installedTable,
): PlacedClient | ClientProblem {
  const asked = text.trim();
  if (isIP(asked) !== 0) return ofAddress(asked, addresses());
  if (/^[A-Za-z]{2}$/.test(asked)) return ofCode(asked.toUpperCase());
  if (/^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$/.test(asked)) return ofState(asked.toUpperCase());
  return ofName(asked);
}

function ofAddress(address: string, table: AddressTable | undefined): PlacedClient | ClientProblem {
  if (!table)
    return {
      problem: 'is an address, and no table says where addresses are',
      found: address,
      remedy: 'npm install maxmind @ip-location-db/geo-whois-asn-country-mmdb, or name a country or city',
    };
  const country = COUNTRIES.get(table.countryOf(address) ?? '');
  if (country) return { ...clientOfCountry(country, address), name: `${address}, ${country.name}` };
  return { problem: 'is in no table of addresses', found: address, remedy: 'name a country or city instead' };
}

function ofCode(code: string): PlacedClient | ClientProblem {
  const country = COUNTRIES.get(code);
  if (country) return clientOfCountry(country);
  const remedy = code === 'UK' ? 'did you mean GB?' : 'use a code of ISO 3166-1, e.g. IN, or a city';
  return { problem: 'is no country', found: code, remedy };
}

function ofState(code: string): PlacedClient | ClientProblem {
  const [country = '', subdivision = ''] = code.split('-');
  const states = COUNTRIES.get('US')?.points ?? [];
  if (country !== 'US') {
    const remedy = COUNTRIES.has(country) ? `use ${country}, or a city` : 'use US- and a state, a country, or a city';
    return { problem: 'names a part of a country, which Route 53 knows of the US only', found: code, remedy };
  }
  const state = cities().find((each) => each.subdivision === subdivision);
  if (state) return { ...clientAt(state), name: code };
  const known = states.map((each) => `US-${each.subdivision}`).sort();
  return { problem: 'is no state of the US', found: code, remedy: remedyFor(code, known) };
}

function ofName(name: string): PlacedClient | ClientProblem {
  const known = cities();
  const city = known.find((each) => plain(each.city) === plain(name));
  if (city) return clientAt(city);
  const country = [...COUNTRIES.values()].find((each) => plain(each.name) === plain(name));
  if (country) return clientOfCountry(country);
  return { problem: 'is no country, state or city of the tables', found: name, remedy: remedyForName(name, known) };
}

function remedyForName(name: string, known: readonly City[]): string {
  const names = [...known.map(({ city }) => city), ...[...COUNTRIES.values()].map((each) => each.name)];
  const byPlain = new Map(names.map((each) => [plain(each), each]));
  const meant = byPlain.get(suggest(plain(name), [...byPlain.keys()]) ?? '');
  return meant === undefined ? 'use its country, e.g. IN, or a larger city near it' : `did you mean ${meant}?`;
}

/** Without accents, capitals and what is no letter: `sao paulo` is São Paulo. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
