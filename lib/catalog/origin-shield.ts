/**
 * Region of Origin Shield to use for an origin in a region; for one that has none, the nearest that has. Source: Amazon
 * CloudFront Developer Guide, "Use Amazon CloudFront Origin Shield" (2026-11); regions that the guide does not name are
 * placed by distance.
 */
const NEAREST: Readonly<Record<string, string>> = {
  'us-west-1': 'us-west-2',
  'ca-central-1': 'us-east-1',
  'ca-west-1': 'us-west-2',
  'mx-central-1': 'us-east-1',
  'eu-west-3': 'eu-west-2',
  'eu-central-2': 'eu-central-1',
  'eu-north-1': 'eu-west-2',
  'eu-south-1': 'eu-central-1',
  'eu-south-2': 'eu-west-1',
  'ap-south-2': 'ap-south-1',
  'ap-southeast-3': 'ap-southeast-1',
  'ap-southeast-4': 'ap-southeast-2',
  'ap-southeast-5': 'ap-southeast-1',
  'ap-southeast-6': 'ap-southeast-2',
  'ap-southeast-7': 'ap-southeast-1',
  'ap-northeast-3': 'ap-northeast-1',
  'ap-east-1': 'ap-southeast-1',
  'ap-east-2': 'ap-northeast-1',
  'me-south-1': 'ap-south-1',
  'il-central-1': 'eu-central-1',
  'af-south-1': 'eu-west-1',
};

export const shieldRegion = (region: string): string => NEAREST[region] ?? region;
