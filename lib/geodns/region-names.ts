/** A Region's name in a text, with nothing around it that would make it another name. */
const REGION =
  /(?<![a-z0-9])[a-z]{2}(?:-(?:gov|isob?|isoe|isof))?-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d(?!\d)/g;

/** The Regions that a name speaks of, in order. */
export const regionsIn = (name: string): readonly string[] => name.match(REGION) ?? [];
