import type { FakeZone } from './hosted-zones';
import { at, maxItems, type Operation, read } from './operation';
import { page, storedName } from './record-order';

/** Source: Amazon Route 53 API Reference, request and response syntax of each action (2026-11). */
export const ZONE_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateHostedZone',
    method: 'POST',
    path: at('hostedzone'),
    run: ({ body }, { zones }) => {
      const {
        Name,
        CallerReference,
        HostedZoneConfig: { Comment, PrivateZone } = {},
      } = read('CreateHostedZoneRequest', body);
      const more = {
        ...(PrivateZone === undefined ? {} : { private: PrivateZone }),
        ...(Comment === undefined ? {} : { comment: Comment }),
      };
      const zone = zones.create(Name, CallerReference, more);
      const location = `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`;
      return { ...zoneXml(zone), ChangeInfo: changeXml(zones.pending(zone.id), 'PENDING'), location };
    },
  },
  {
    name: 'GetHostedZone',
    method: 'GET',
    path: at('hostedzone/(\\w+)'),
    run: ({ id }, { zones }) => zoneXml(zones.get(id)),
  },
  {
    name: 'ListHostedZonesByName',
    method: 'GET',
    path: at('hostedzonesbyname'),
    run: ({ query }, { zones }) => {
      const start = query.get('dnsname');
      const reversed = (name: string) => storedName(name).split('.').reverse().join('.');
      const sorted = [...zones.all.values()].sort((a, b) => (reversed(a.name) < reversed(b.name) ? -1 : 1));
      const rest = sorted.filter(({ name }) => start === null || reversed(name) >= reversed(start));
      const size = maxItems(query, 100);
      const next = rest[size];
      return {
        HostedZones: { HostedZone: rest.slice(0, size).map((zone) => zoneXml(zone).HostedZone) },
        ...(start === null ? {} : { DNSName: start }),
        IsTruncated: next !== undefined,
        NextDNSName: next?.name,
        NextHostedZoneId: next?.id,
        MaxItems: size,
      };
    },
  },
  {
    name: 'ChangeResourceRecordSets',
    method: 'POST',
    path: at('hostedzone/(\\w+)/rrset'),
    run: ({ id, body }, { zones }) => {
      const { ChangeBatch } = read('ChangeResourceRecordSetsRequest', body);
      return { ChangeInfo: changeXml(zones.change(id, ChangeBatch.Changes), 'PENDING') };
    },
  },
  {
    name: 'ListResourceRecordSets',
    method: 'GET',
    path: at('hostedzone/(\\w+)/rrset'),
    run: ({ id, query }, { zones }) => {
      const [name, type, identifier] = ['name', 'type', 'identifier'].map((key) => query.get(key));
      const request = { name: name ?? null, type: type ?? null, identifier: identifier ?? null };
      const { ResourceRecordSets, ...rest } = page(zones.get(id).records, {
        ...request,
        maxItems: maxItems(query, 300),
      });
      const sets = ResourceRecordSets.ResourceRecordSet.map(({ ResourceRecords, ...record }) => ({
        ...record,
        ...(ResourceRecords ? { ResourceRecords: { ResourceRecord: ResourceRecords } } : {}),
      }));
      return { ResourceRecordSets: { ResourceRecordSet: sets }, ...rest };
    },
  },
  {
    name: 'GetChange',
    method: 'GET',
    path: at('change/(\\w+)'),
    run: ({ id }, { zones }) => ({ ChangeInfo: changeXml(id, zones.status(id)) }),
  },
];

function zoneXml({ id, name, reference, comment, private: PrivateZone, records, nameServers }: FakeZone) {
  return {
    HostedZone: {
      Id: `/hostedzone/${id}`,
      Name: name,
      CallerReference: reference,
      Config: { Comment: comment, PrivateZone },
      ResourceRecordSetCount: records.length,
    },
    DelegationSet: { NameServers: { NameServer: nameServers } },
  };
}

const changeXml = (id: string, Status: string) => ({
  Id: `/change/${id}`,
  Status,
  SubmittedAt: new Date(0).toISOString(),
});
