import type { Blueprint } from '../../blueprint/blueprint';
import { REMOTE_LAG_SECONDS, REPLICA_GENERATION } from '../../blueprint/data';
import { EDGE_REGION, regionalOriginHost, replicaName, topologyPath, writeHost } from '../../blueprint/names';
import { FIGURES } from '../figures';
import type { Loss, Part } from '../loss';
import { OWN } from '../own-figures';
import { cdnKeepsErrors } from '../paths/cdn-keeps-errors';
import { kept, lostWithOneRegion, lostWithRegion } from '../paths/kept-elsewhere';
import { ledAway } from '../paths/led-away';
import { drainStep } from '../paths/steps';
import { survivorsHold } from '../paths/survivors';
import { told } from '../paths/told';
import { type Serving, servingIn } from '../standing';
import { dataLoss, last, open, path, slowest } from '../terms';

/** The region that takes the writes is gone. */
export const homeRegion: Loss = {
  id: 'home-region',
  title: 'home region',
  of(blueprint) {
    const [home, next] = servingIn(blueprint);
    const { health } = blueprint.routing;
    if (!next || !health) return [alone(blueprint, home)];
    const failover = path('requests', [...ledAway(health), ...cdnKeepsErrors(blueprint)]);
    return [
      {
        of: 'queries',
        users: `users near ${home.name} get errors; queries are as old as the copies`,
        rto: slowest(failover),
        rpo: dataLoss(...kept(blueprint)),
        holds: survivorsHold(home.name),
        steps: [],
      },
      writes(blueprint, home, next),
    ];
  },
};

function writes(blueprint: Blueprint, home: Serving, next: Serving): Part {
  const { domain } = blueprint;
  // The alarms of regions are in one of them: if that is gone, those of copies elsewhere tell that nothing comes from it.
  const heard =
    home.name === EDGE_REGION
      ? told(blueprint, 'replicaLag', 'a copy elsewhere')
      : told(blueprint, 'regionAway', 'the region');
  const databases = {
    of: 'databases',
    lost: last(REMOTE_LAG_SECONDS),
    why: `copies lag, and above ${REMOTE_LAG_SECONDS} s an alarm tells; nothing, if home is back before anybody promotes one`,
  };
  return {
    of: 'writes',
    users: 'writes fail, in every region',
    rto: slowest(
      path('writes', [
        ...heard,
        { what: `the copies in ${next.name} become databases, all at once`, ...FIGURES.promotion },
        open('yours', 'services read the topology again, which somebody has overwritten'),
      ]),
    ),
    rpo: dataLoss(databases, ...lostWithRegion(blueprint)),
    holds: [
      `the alarm on the lag of copies is off, and was not about to go on: it waits for ${OWN.alarmMinutes.replicaLag} min of lag`,
    ],
    steps: [
      `${drainStep(blueprint, home.name)}, or two databases take writes once it is back`,
      ...next.data.databases.map(({ shard, backupDays }) => {
        const replica = replicaName(blueprint, shard, 1, REPLICA_GENERATION);
        return `aws rds promote-read-replica --region ${next.name} --db-instance-identifier ${replica} --backup-retention-period ${backupDays}`;
      }),
      `overwrite the parameters under ${topologyPath(blueprint)}: in ${next.name} role home and the writer of each shard, elsewhere writes: https://${regionalOriginHost(domain?.name ?? '', next.name)}; restart what reads them only once`,
      `lead ${writeHost(domain?.name ?? '')} to ${next.name} when names can be changed, and deploy nothing until the configuration says so too; what was promoted stands in one zone until somebody changes that`,
    ],
  };
}

function alone(blueprint: Blueprint, { name }: Serving): Part {
  const cdn = blueprint.entry.kind === 'cdn';
  return {
    of: 'everything',
    users: cdn ? 'what the CDN still has; an error for all else' : 'nothing answers',
    rto: slowest(path('region', [open('aws', `AWS brings ${name} back`)])),
    rpo: dataLoss(...lostWithOneRegion(blueprint)),
    holds: [
      `backups stay in ${name}: whoever wants to begin again elsewhere has copied some there before, or begins with nothing`,
    ],
    steps: [`before it happens: aws rds copy-db-snapshot to another region, each day; or stage 4`],
  };
}
