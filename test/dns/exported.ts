import type { Conditions, Zone } from '../../lib/geodns/model';
import type { States } from './gdnsd';
import type { Asker } from './gdnsd-maps';

export interface Exported {
  readonly config: string;
  readonly zoneFile: string;
  /** Check behind each address and path that is probed. */
  readonly probes: ReadonlyMap<string, string>;
  /** States of all that is probed, by gdnsd's name, as they are when nothing is forced. */
  probed(conditions: Conditions): States;
  /** States that only the file of forced states can give. */
  forced(conditions: Conditions): States;
}

export interface ExportProps {
  readonly zone: Zone;
  /** Names that are asked. */
  readonly names: readonly string[];
  readonly askers: readonly Asker[];
  readonly ports: { readonly dns: number; readonly probes: number };
  readonly folder: string;
}
