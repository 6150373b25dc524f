import type { Blueprint } from '../blueprint/blueprint';
import { entryName } from '../geodns/regions';
import { zoneOf } from '../geodns/zone-of-blueprint';
import { zoneOfLive } from '../geodns/zone-of-live';
import type { GuardedAccount } from '../operations/account';
import type { DnsClients } from './clients';
import { type ComparedAnswer, compareAnswer } from './compare-answers';
import { compareChecks } from './compare-checks';
import { compareRecords } from './compare-records';
import type { ZoneFinding } from './finding';
import { readChecks, readRecords } from './live-zone';
import { type AnswerSource, answerSource, RealAnswers } from './real-answers';
import { patientRoute53 } from './route53';
import { type RegionStatus, readStanding } from './status';

export interface Verified {
  readonly account: GuardedAccount;
  /** How many records were compared. */
  readonly records: number;
  /** Records and health checks that are otherwise than the configuration has them. */
  readonly findings: readonly ZoneFinding[];
  readonly regions: readonly RegionStatus[];
  /** Who was asked what networks get. */
  readonly askedBy: AnswerSource['by'];
  readonly answers: readonly ComparedAnswer[];
}

/**
 * Whether the live zone is the one of the configuration, and its name servers answer as the simulator does. Reads only.
 *
 * @throws OperationError when the account is another, there is no such zone, or it can't be asked.
 */
export async function verifyZone(blueprint: Blueprint, clients: DnsClients): Promise<Verified> {
  const route53 = patientRoute53(clients);
  const standing = await readStanding(blueprint, clients, route53);
  const { account, domain, regions } = standing;
  const wanted = zoneOf({ ...blueprint, account: account.id });
  const stated = await readRecords(domain.hostedZoneId, route53);
  const checks = await readChecks(route53);
  const live = zoneOfLive(stated, [...checks.values()]);
  const findings = [...compareRecords(wanted, live), ...compareChecks(wanted, live)];
  const source = await answerSource(domain, route53, clients);
  const of = { domain: domain.name, entry: entryName(blueprint), regions: blueprint.routing.regions };
  const looks = await new RealAnswers(source, of).look();
  const away = new Set(regions.filter(({ state }) => state === 'away').map(({ region }) => region));
  return {
    account,
    records: wanted.records.length,
    findings,
    regions,
    askedBy: source.by,
    answers: looks.map((look) => compareAnswer(look, wanted, blueprint, away)),
  };
}
