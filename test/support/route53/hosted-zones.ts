import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { changed } from './changes';
import { Refusal } from './errors';
import { storedName } from './record-order';

export interface FakeZone {
  readonly id: string;
  /** With the last dot. */
  readonly name: string;
  readonly reference: string;
  readonly private: boolean;
  readonly comment: string | undefined;
  readonly nameServers: readonly string[];
  records: readonly ResourceRecordSet[];
}

interface FakeChange {
  readonly zone: string;
  /** Questions after which it is in sync. */
  asksLeft: number;
}

/** Hosted zones, their records and the changes that are on their way to the name servers. */
export class HostedZones {
  readonly all = new Map<string, FakeZone>();
  private readonly changes = new Map<string, FakeChange>();
  /** How often GetChange says PENDING before it says INSYNC. */
  asksUntilInSync = 1;

  constructor(private readonly hasCheck: (id: string) => boolean) {}

  get(id: string): FakeZone {
    const zone = this.all.get(id);
    if (!zone) throw new Refusal('NoSuchHostedZone', `No hosted zone found with ID: ${id}`);
    return zone;
  }

  /** @param id a zone of a configuration has an id that is known before. @default - any */
  create(name: string, reference: string, more: { private?: boolean; comment?: string; id?: string } = {}): FakeZone {
    if (!/^([a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?\.)+([a-z\d-]+)\.?$/i.test(name))
      throw new Refusal('InvalidDomainName', `${name} is no domain name`);
    if ([...this.all.values()].some((zone) => zone.reference === reference))
      throw new Refusal('HostedZoneAlreadyExists', `A hosted zone has already been created with ${reference}`);
    const index = this.all.size + 1;
    const nameServers = ['com', 'net', 'org', 'co.uk'].map((end, i) => `ns-${index * 64 + i}.awsdns-0${i}.${end}`);
    const zoneName = storedName(name);
    const of = (Type: 'NS' | 'SOA', TTL: number, values: readonly string[]) => {
      return { Name: zoneName, Type, TTL, ResourceRecords: values.map((Value) => ({ Value })) };
    };
    const soa = `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
    const zone: FakeZone = {
      id: more.id ?? `Z${String(index).padStart(13, '0')}`,
      name: zoneName,
      reference,
      private: more.private ?? false,
      comment: more.comment,
      nameServers,
      records: [
        of(
          'NS',
          172_800,
          nameServers.map((server) => `${server}.`),
        ),
        of('SOA', 900, [soa]),
      ],
    };
    this.all.set(zone.id, zone);
    return zone;
  }

  /** @returns the id of the change */
  change(id: string, changes: readonly Change[]): string {
    const zone = this.get(id);
    if ([...this.changes.values()].some((change) => change.zone === id && change.asksLeft > 0))
      throw new Refusal('PriorRequestNotComplete', 'The request was rejected: one before it is not done yet');
    zone.records = changed(zone.records, changes, id, { zone: zone.name, hasCheck: this.hasCheck });
    return this.pending(id);
  }

  /** A new change, on its way. */
  pending(zone: string): string {
    const id = `C${String(this.changes.size + 1).padStart(13, '0')}`;
    this.changes.set(id, { zone, asksLeft: this.asksUntilInSync });
    return id;
  }

  /** How far a change is. Each question brings it on. */
  status(id: string): 'PENDING' | 'INSYNC' {
    const change = this.changes.get(id);
    if (!change) throw new Refusal('NoSuchChange', `Could not find resource with ID: ${id}`);
    if (change.asksLeft === 0) return 'INSYNC';
    change.asksLeft -= 1;
    return 'PENDING';
  }
}
