import type { Blueprint } from '../blueprint/blueprint';
import { regionsDown } from './conditions';
import type { Zone } from './model';
import { nearTieOf } from './near-tie';
import type { PlacedClient } from './places';
import { entryName, regionOf } from './regions';
import type { OutcomeAnswer, Step } from './resolution';
import { simulate } from './simulate';
import { stepText } from './step-text';
import { UNKNOWNS } from './unknown';
import { type Waiting, waitingFor } from './waiting';
import { zoneOf } from './zone-of-blueprint';

/** What a client gets, and why. */
export interface AnswerReport {
  readonly name: string;
  readonly client: { readonly name: string; readonly country?: string; readonly continent?: string };
  readonly down: readonly string[];
  readonly answers: readonly AnswerLine[];
  /** Another region that may as well be answered, by the figures there are. */
  readonly nearTie?: { readonly region: string; readonly latencyMs?: number };
  readonly ttlSeconds?: number;
  readonly steps: readonly Step[];
  /** The steps in words. */
  readonly why: readonly string[];
  /** Until the client gets it, after the regions went down; absent where it gets the same as before. */
  readonly waiting?: Waiting;
}

export interface AnswerLine {
  readonly probability: number;
  readonly answer: OutcomeAnswer;
  readonly region?: string;
  /** The region is one of those that are down. */
  readonly down: boolean;
  /** Round trip to the region, in milliseconds: an estimate. */
  readonly latencyMs?: number;
  /** What is not known, in words. */
  readonly unknown?: string;
}

export interface AnswerQuestion {
  readonly blueprint: Blueprint;
  readonly client: PlacedClient;
  /** Regions that are down. */
  readonly down: readonly string[];
  /** @default - the name by which a region is found */
  readonly name?: string;
}

export function answerReport({ blueprint, client, down, name = entryName(blueprint) }: AnswerQuestion): AnswerReport {
  const zone: Zone = zoneOf(blueprint);
  const dead = new Set(down);
  const { outcomes, steps, ttlSeconds } = simulate(zone, name, 'A', client, regionsDown(zone, dead));
  const waiting = waitingFor(zone, name, 'A', client, dead);
  const { country, continent } = client;
  return {
    name,
    client: { name: client.name, ...(country ? { country } : {}), ...(continent ? { continent } : {}) },
    down,
    answers: outcomes.map((outcome) => {
      const { probability, answer } = outcome;
      const region = answer.kind === 'values' || answer.kind === 'resource' ? regionOf(outcome) : undefined;
      const latencyMs = region === undefined ? undefined : client.latencyTo(region);
      return {
        probability,
        answer,
        down: region !== undefined && dead.has(region),
        ...(region === undefined ? {} : { region }),
        ...(latencyMs === undefined ? {} : { latencyMs: Math.round(latencyMs) }),
        ...(answer.kind === 'unknown' ? { unknown: UNKNOWNS[answer.why] } : {}),
      };
    }),
    ...nearTie(zone, { blueprint, client, down, name }),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    steps,
    why: steps.map(stepText),
    ...(waiting ? { waiting } : {}),
  };
}

function nearTie(
  zone: Zone,
  { blueprint, client, down, name }: Required<AnswerQuestion>,
): Pick<AnswerReport, 'nearTie'> {
  const { regions } = blueprint.routing;
  const healthy = regions.filter((each) => !down.includes(each));
  const conditions = regionsDown(zone, new Set(down));
  const region = nearTieOf(client, healthy.length > 0 ? healthy : regions, (each) => {
    const [most] = simulate(zone, name, 'A', each, conditions).outcomes.toSorted(
      (a, b) => b.probability - a.probability,
    );
    return most && regionOf(most);
  });
  if (region === undefined) return {};
  const latencyMs = client.latencyTo(region);
  return { nearTie: { region, ...(latencyMs === undefined ? {} : { latencyMs: Math.round(latencyMs) }) } };
}
