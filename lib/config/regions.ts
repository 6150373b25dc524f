/** What the kit knows of an AWS Region before anyone asks AWS. */
export interface RegionFacts {
  /** Second octet of the default VPC block `10.<octet>.0.0/16`. Given once, never changed: the block of a VPC is for ever. */
  readonly octet: number;
  /** Letters of three zones; undefined where an account sees fewer than three. */
  readonly zones: string | undefined;
}

/**
 * Default address block and zones by Region. Append only. Zones are those a new account sees; where yours differ, write
 * `zones` in the configuration. Source: AWS documentation, "AWS Availability Zones" (read November 2026).
 */
export const REGIONS: Readonly<Record<string, RegionFacts>> = {
  'us-east-1': { octet: 0, zones: 'abc' },
  'us-east-2': { octet: 1, zones: 'abc' },
  'us-west-1': { octet: 2, zones: undefined },
  'us-west-2': { octet: 3, zones: 'abc' },
  'ca-central-1': { octet: 4, zones: 'abd' },
  'ca-west-1': { octet: 5, zones: 'abc' },
  'mx-central-1': { octet: 6, zones: 'abc' },
  'sa-east-1': { octet: 7, zones: 'abc' },
  'eu-west-1': { octet: 16, zones: 'abc' },
  'eu-west-2': { octet: 17, zones: 'abc' },
  'eu-west-3': { octet: 18, zones: 'abc' },
  'eu-central-1': { octet: 19, zones: 'abc' },
  'eu-central-2': { octet: 20, zones: 'abc' },
  'eu-north-1': { octet: 21, zones: 'abc' },
  'eu-south-1': { octet: 22, zones: 'abc' },
  'eu-south-2': { octet: 23, zones: 'abc' },
  'ap-south-1': { octet: 32, zones: 'abc' },
  'ap-south-2': { octet: 33, zones: 'abc' },
  'ap-southeast-1': { octet: 34, zones: 'abc' },
  'ap-southeast-2': { octet: 35, zones: 'abc' },
  'ap-southeast-3': { octet: 36, zones: 'abc' },
  'ap-southeast-4': { octet: 37, zones: 'abc' },
  'ap-northeast-1': { octet: 38, zones: 'acd' },
  'ap-northeast-2': { octet: 39, zones: 'abc' },
  'ap-northeast-3': { octet: 40, zones: 'abc' },
  'ap-east-1': { octet: 41, zones: 'abc' },
  'ap-east-2': { octet: 42, zones: 'abc' },
  'ap-southeast-5': { octet: 43, zones: 'abc' },
  'ap-southeast-6': { octet: 44, zones: 'abc' },
  'ap-southeast-7': { octet: 45, zones: 'abc' },
  'me-south-1': { octet: 48, zones: 'abc' },
  'me-central-1': { octet: 49, zones: 'abc' },
  'il-central-1': { octet: 50, zones: 'abc' },
  'af-south-1': { octet: 51, zones: 'abc' },
};

/** Block of a Region whose configuration names none; undefined for a Region we don't know. */
export function defaultCidr(region: string): string | undefined {
  const facts = REGIONS[region];
  return facts && `10.${facts.octet}.0.0/16`;
}

/** Zones of a Region whose configuration names none; empty where three are not known. */
export function defaultZones(region: string): readonly string[] {
  return [...(REGIONS[region]?.zones ?? '')].map((letter) => region + letter);
}
