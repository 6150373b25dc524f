/** Where a Region stands, as far as AWS says: by city. */
export interface RegionPlace {
  readonly city: string;
  /** ISO code of the country. */
  readonly country: string;
  /** Degrees, north and east positive, to two decimals: as Route 53 stores coordinates. */
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Places of Regions. The data centres stand up to about 200 km from the city. Sources: the city, or what the Region's name calls
 * a state or country by its place, AWS documentation, "AWS Regions" (read November 2026); coordinates of cities are common
 * knowledge.
 */
export const REGION_PLACES: Readonly<Record<string, RegionPlace>> = {
  'us-east-1': place('Ashburn, Virginia', 'US', 39.04, -77.49),
  'us-east-2': place('Columbus, Ohio', 'US', 39.96, -83.0),
  'us-west-1': place('San Jose, California', 'US', 37.34, -121.89),
  'us-west-2': place('Boardman, Oregon', 'US', 45.84, -119.7),
  'ca-central-1': place('Montreal', 'CA', 45.5, -73.57),
  'ca-west-1': place('Calgary', 'CA', 51.05, -114.07),
  'mx-central-1': place('Querétaro', 'MX', 20.59, -100.39),
  'sa-east-1': place('São Paulo', 'BR', -23.55, -46.63),
  'eu-west-1': place('Dublin', 'IE', 53.35, -6.26),
  'eu-west-2': place('London', 'GB', 51.51, -0.13),
  'eu-west-3': place('Paris', 'FR', 48.86, 2.35),
  'eu-central-1': place('Frankfurt', 'DE', 50.11, 8.68),
  'eu-central-2': place('Zurich', 'CH', 47.38, 8.54),
  'eu-north-1': place('Stockholm', 'SE', 59.33, 18.07),
  'eu-south-1': place('Milan', 'IT', 45.46, 9.19),
  'eu-south-2': place('Zaragoza', 'ES', 41.65, -0.88),
  'ap-south-1': place('Mumbai', 'IN', 19.08, 72.88),
  'ap-south-2': place('Hyderabad', 'IN', 17.39, 78.49),
  'ap-southeast-1': place('Singapore', 'SG', 1.35, 103.82),
  'ap-southeast-2': place('Sydney', 'AU', -33.87, 151.21),
  'ap-southeast-3': place('Jakarta', 'ID', -6.21, 106.85),
  'ap-southeast-4': place('Melbourne', 'AU', -37.81, 144.96),
  'ap-southeast-5': place('Kuala Lumpur', 'MY', 3.14, 101.69),
  'ap-southeast-6': place('Auckland', 'NZ', -36.85, 174.76),
  'ap-southeast-7': place('Bangkok', 'TH', 13.76, 100.5),
  'ap-northeast-1': place('Tokyo', 'JP', 35.68, 139.69),
  'ap-northeast-2': place('Seoul', 'KR', 37.57, 126.98),
  'ap-northeast-3': place('Osaka', 'JP', 34.69, 135.5),
  'ap-east-1': place('Hong Kong', 'HK', 22.32, 114.17),
  'ap-east-2': place('Taipei', 'TW', 25.03, 121.57),
  'me-south-1': place('Manama', 'BH', 26.23, 50.59),
  'me-central-1': place('Dubai', 'AE', 25.2, 55.27),
  'il-central-1': place('Tel Aviv', 'IL', 32.09, 34.78),
  'af-south-1': place('Cape Town', 'ZA', -33.92, 18.42),
};

function place(city: string, country: string, latitude: number, longitude: number): RegionPlace {
  return { city, country, latitude, longitude };
}
