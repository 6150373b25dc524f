import type { LoadedLoss } from './region-table';

/** A loss for machines: what can be worked out from the rest is left out. */
export function regionTableJson({ down, regions, unknown, loads, countries }: LoadedLoss) {
  return {
    down,
    regions: regions.map((share) => {
      const load = loads.find(({ region }) => region === share.region);
      const services = load?.services.map((each) => ({ ...each, holds: each.requestsPerSecond <= each.most }));
      return { ...share, services: services ?? [], withoutTraffic: load?.unknown ?? [] };
    }),
    unknown,
    countries: countries.map(({ country, regions, nearTies }) => ({
      country: country.code,
      name: country.name,
      continent: country.continent,
      people: country.people,
      regions,
      nearTies,
    })),
  };
}
