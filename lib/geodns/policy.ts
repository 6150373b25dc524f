import type { IndexedZone } from './indexed-zone';
import type { Client, RecordSet, Routing } from './model';
import type { Unknown } from './unknown';

/** What is chosen from: the records of one name and type, all of one kind of routing. */
export interface Group {
  readonly records: readonly RecordSet[];
  isHealthy(record: RecordSet): boolean;
  readonly client: Client;
  readonly index: IndexedZone;
}

export interface Choice {
  /** Probabilities add up to 1; none: there is no data for this client. */
  readonly chosen: readonly { readonly record: RecordSet; readonly probability: number }[];
  /** All of them answer at once, with at most so many values. */
  readonly together?: number;
  readonly unknown?: Unknown;
}

/** How a kind of routing chooses. At least one record is healthy. */
export type Policy = (group: Group) => Choice;

export type RoutingOf<By extends Routing['by']> = Extract<Routing, { by: By }>;

/** The routing of a record that is known to be of a kind. */
export const routingOf = <By extends Routing['by']>(record: RecordSet, _: By) => record.routing as RoutingOf<By>;

/** One record, for certain. */
export const only = (record: RecordSet): Choice => ({ chosen: [{ record, probability: 1 }] });

/** Records of which each has the same chance. */
export const anyOf = (records: readonly RecordSet[]): Choice => ({
  chosen: records.map((record) => ({ record, probability: 1 / records.length })),
});

export const NOTHING: Choice = { chosen: [] };

export const notKnown = (unknown: Unknown): Choice => ({ chosen: [], unknown });
