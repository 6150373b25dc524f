import { readFileSync } from 'node:fs';

/** Says in which country addresses are. */
export interface AddressTable {
  /** ISO code; undefined where the table has nothing. */
  countryOf(address: string): string | undefined;
}

/** Countries by address, from registries and routes; dedicated to the public (CC0), renewed about monthly. */
const PACKAGE = '@ip-location-db/geo-whois-asn-country-mmdb';

/**
 * The table, where somebody has installed one: it has 8 MB and grows old, so the kit has none of its own. It and its reader
 * are optional peers.
 */
export function installedTable(): AddressTable | undefined {
  try {
    const { Reader } = require('maxmind') as typeof import('maxmind');
    const reader = new Reader(readFileSync(require.resolve(`${PACKAGE}/geo-whois-asn-country.mmdb`)));
    return { countryOf: (address) => (reader.get(address) as { country_code?: string } | null)?.country_code };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
