import type { RecordSet, Routing } from '../../lib/geodns/model';

export type RoutingKind = Routing['by'];

/** A record of a kind of routing. */
export type Routed<By extends RoutingKind> = RecordSet & { readonly routing: Extract<Routing, { by: By }> };

/** Records of which all are of a kind. */
export function routed<By extends RoutingKind>(records: readonly RecordSet[], by: By): Routed<By>[] {
  return records.filter((record): record is Routed<By> => record.routing.by === by);
}
