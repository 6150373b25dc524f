import type { ConfigRule } from '../rule';

/** Going back is said with `reached`, and a cut-over with stages that are not the current one. */
export const furthestStage: ConfigRule = {
  id: 'furthest-stage',
  check: ({ stage, reached, overlap, regions }) => [
    ...(reached >= stage
      ? []
      : [
          {
            path: ['reached'],
            problem: 'is below stage',
            limit: `at least ${stage}`,
            found: reached,
            remedy: `set reached: ${stage}, or remove it`,
          },
        ]),
    ...overlap.flatMap((kept, i) =>
      kept === stage
        ? [
            {
              path: ['overlap', i],
              problem: 'is the stage itself',
              found: kept,
              remedy: 'name the stage you come from, or remove it',
            },
          ]
        : [],
    ),
    ...(stage === 4 && regions.length < 2
      ? [
          {
            path: ['regions'],
            problem: 'has one Region',
            limit: 'stage 4 needs two',
            remedy: 'add a Region, or set stage: 3',
          },
        ]
      : []),
  ],
};
