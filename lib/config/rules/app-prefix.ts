import type { ConfigRule } from '../rule';

/** Beginnings that AWS keeps for itself in names of parameters (aws, ssm) and buckets (amzn, sthree, xn-). */
const RESERVED = ['aws', 'ssm', 'amzn', 'sthree', 'xn-'];

/** The application's name can begin every physical name of every service. */
export const appPrefix: ConfigRule = {
  id: 'app-prefix',
  check({ app }) {
    const begin = RESERVED.find((reserved) => app.startsWith(reserved));
    if (begin === undefined) return [];
    return [
      {
        path: ['app'],
        problem: `begins with ${begin}, which AWS keeps for itself`,
        found: app,
        remedy: 'choose another name',
      },
    ];
  },
};
