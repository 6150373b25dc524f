import { isIP, isIPv4 } from 'node:net';
import { Refusal } from './errors';
import type { FakeZone } from './hosted-zones';
import { at, type Operation } from './operation';
import { storedName } from './record-order';

/** Source: Amazon Route 53 API Reference, request and response syntax of each action (2026-11). */
export const ANSWER_OPERATION: Operation = {
  name: 'TestDNSAnswer',
  method: 'GET',
  path: at('testdnsanswer'),
  run: ({ query }, { zones, answers }) => {
    const zone = zones.get(query.get('hostedzoneid') ?? '');
    const [name, type] = [storedName(query.get('recordname') ?? ''), query.get('recordtype') ?? ''];
    const subnet = query.get('edns0clientsubnetip');
    refuseQuestion(zone, name, subnet, query.get('edns0clientsubnetmask'));
    const asked = { name: name.replace(/\.$/, ''), type, ...(subnet === null ? {} : { subnet }) };
    const { code, data } = answers(asked);
    return {
      Nameserver: zone.nameServers[0],
      RecordName: name,
      RecordType: type,
      RecordData: { RecordDataEntry: data },
      ResponseCode: code,
      Protocol: 'UDP',
    };
  },
};

function refuseQuestion(zone: FakeZone, name: string, subnet: string | null, mask: string | null): void {
  const no = (why: string) => new Refusal('InvalidInput', why);
  if (zone.private) throw no(`${zone.id} is a private zone`);
  if (name !== zone.name && !name.endsWith(`.${zone.name}`)) throw no(`${name} is not in ${zone.name}`);
  if (subnet === null && mask !== null) throw no('a mask needs an address');
  if (subnet !== null && isIP(subnet) === 0) throw no(`${subnet} is no address`);
  const most = subnet !== null && isIPv4(subnet) ? 32 : 128;
  if (mask !== null && !(/^\d+$/.test(mask) && Number(mask) <= most)) throw no(`the mask is 0 to ${most}, not ${mask}`);
}
