import type { ConfigRule, RuleFinding } from '../rule';

/** Whoever is somewhere has two Regions at least to go to: Route 53 looks at no other place when those of his own are dead. */
export const routingPlaces: ConfigRule = {
  id: 'routing-places',
  check({ routing }) {
    if (!routing) return [];
    const { policy, places, bias } = routing;
    return [
      ...Object.entries(places).flatMap(([place, regions]) => [...alone(place, regions), ...again(place, regions)]),
      ...(policy === 'geolocation' && Object.keys(places).length === 0
        ? [
            {
              path: ['routing', 'policy'],
              problem: 'names no places',
              limit: 'geolocation goes by routing.places',
              found: policy,
              remedy: 'add routing.places, or use latency',
            },
          ]
        : []),
      ...(policy !== 'geoproximity' && Object.values(bias).some((each) => each !== 0)
        ? [
            {
              path: ['routing', 'bias'],
              problem: 'has no effect',
              limit: `routing.policy is ${policy}`,
              remedy: 'remove it, or use geoproximity',
            },
          ]
        : []),
    ];
  },
};

function alone(place: string, regions: readonly string[]): RuleFinding[] {
  if (new Set(regions).size > 1) return [];
  return [
    {
      path: ['routing', 'places', place],
      problem: 'ends in one Region',
      limit: 'at least 2, so that one may be lost',
      found: regions.join(', '),
      remedy: 'add the Region that is next best',
    },
  ];
}

function again(place: string, regions: readonly string[]): RuleFinding[] {
  if (new Set(regions).size < 2) return [];
  return regions.flatMap((region, i) => {
    const first = regions.indexOf(region);
    if (first === i) return [];
    const path = ['routing', 'places', place, i];
    return [
      { path, problem: `is routing.places.${place}[${first}] again`, found: region, remedy: 'remove one of them' },
    ];
  });
}
