/** Something that exists, as the API describes it. */
export interface Row {
  readonly what: string;
  readonly name: string;
  readonly state: string;
}

/** State of what should be there and is not. */
export const ABSENT = 'is missing';

export function absent(what: string, name: string): Row {
  return { what, name, state: ABSENT };
}
