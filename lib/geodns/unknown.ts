/**
 * Why an answer is not known: the documentation leaves it open, or a figure that decides is missing. Nothing is guessed.
 */
export const UNKNOWNS = {
  'address-unknown': "the client's address is not known, and records go by addresses",
  'addresses-match-unhealthy':
    'the record of the block of addresses is unhealthy; Route 53 does not say which one answers then',
  'addresses-without-default':
    'no block of addresses fits and there is no default; Route 53 does not say what happens then',
  'addresses-without-record':
    'the block of addresses that fits best has no record; Route 53 does not say which one answers then',
  'alias-circle': 'the name leads back to itself',
  'check-missing': 'a health check that decides does not exist; Route 53 says that its status is unpredictable then',
  'collection-unknown': 'the blocks of addresses that the records go by are not known',
  'continent-unknown': "the client's continent is not known, and records go by continents",
  'distance-tie': 'two places are equally near',
  'geolocation-chain-unhealthy':
    'every record that fits the place, up to the default, is unhealthy, though others are not; Route 53 does not say what happens then',
  'latency-tie': 'two Regions are equally near by latency',
  'latency-unknown': 'nobody knows the latency from the client to a Region that has a record',
  'mixed-routing': 'records of one name and type differ in their kind of routing, which Route 53 refuses',
  'place-unknown': "the client's place is not known, and records go by distance",
  'region-place-unknown': 'the place of a Region, or of a Local Zone, is not known, and records go by distance',
  'target-missing': 'an alias leads to a record that does not exist, which Route 53 refuses',
} as const;

export type Unknown = keyof typeof UNKNOWNS;
