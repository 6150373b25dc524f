import type { Location } from './model';

/** A place as Route 53's API states it. */
export interface StatedLocation {
  readonly CountryCode?: string;
  readonly SubdivisionCode?: string;
  readonly ContinentCode?: string;
}

export function locationFrom({ CountryCode, SubdivisionCode, ContinentCode }: StatedLocation): Location {
  if (ContinentCode !== undefined) return { continent: ContinentCode };
  if (CountryCode === undefined || CountryCode === '*') return { everywhere: true };
  return SubdivisionCode === undefined
    ? { country: CountryCode }
    : { country: CountryCode, subdivision: SubdivisionCode };
}
