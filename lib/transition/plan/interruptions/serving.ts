import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../../template';
import type { ResourceChange } from '../change';
import type { InterruptionRow } from '../interruption';
import { BALANCER, CDN, GROUP, isBalanced, isNewEntrance, isWorkers, RECORDS } from './way-in';

const ROLLING =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html';
const ADDRESSES = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html';
const NAT = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html';
const DRAINING =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html';

export const SERVING_INTERRUPTIONS: readonly InterruptionRow[] = [
  {
    type: GROUP,
    actions: ['roll'],
    when: (change) => !isBalanced(change) && !isWorkers(change),
    kind: 'seconds',
    seconds: 10,
    what: 'the address moves to the new server, and open connections end',
    source: ADDRESSES,
  },
  {
    type: GROUP,
    actions: ['roll'],
    when: (change) => !isWorkers(change),
    kind: 'connections-drop',
    seconds: 0,
    what: 'servers are replaced one after another; connections that outlast the draining end',
    source: DRAINING,
  },
  {
    type: GROUP,
    actions: ['replace'],
    when: (change) => !isWorkers(change),
    kind: 'minutes',
    seconds: 300,
    what: 'servers go before their successors answer',
    source: ROLLING,
  },
  // Whoever serves goes in the deploy in which names move on, or in a later one, when nobody comes by the old way any more.
  ...[GROUP, BALANCER, CDN].flatMap((type): InterruptionRow[] => [
    {
      type,
      actions: ['remove'],
      when: (change, all) => !isWorkers(change) && all.some(isNewEntrance),
      kind: 'seconds',
      seconds: 60,
      what: 'resolvers keep the address of what is gone for up to a minute',
      source: RECORDS,
    },
    {
      type,
      actions: ['remove'],
      when: (change) => !isWorkers(change),
      kind: 'connections-drop',
      seconds: 0,
      what: 'connections that outlasted the cut-over end',
      source: RECORDS,
    },
  ]),
  {
    type: BALANCER,
    actions: ['replace'],
    kind: 'seconds',
    seconds: 60,
    what: 'resolvers keep the addresses of the old load balancer for up to a minute',
    source: RECORDS,
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    actions: ['remove', 'replace'],
    when: ({ action }, all) => action === 'replace' || !all.some(isRemovedBalancer),
    kind: 'seconds',
    seconds: 10,
    what: 'the load balancer does not listen for a moment',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  },
  // A door that closes for the old way in while names move on; closed later, nobody stands before it any more.
  {
    type: 'AWS::EC2::SecurityGroup',
    actions: ['update'],
    when: (change, all) => closes(change) && all.some(isNewEntrance),
    kind: 'seconds',
    seconds: 60,
    what: 'resolvers send users for up to a minute to where they are no longer let in',
    source: RECORDS,
  },
  {
    type: 'AWS::EC2::SecurityGroupIngress',
    actions: ['remove', 'replace'],
    when: (_, all) => all.some(isNewEntrance),
    kind: 'seconds',
    seconds: 60,
    what: 'resolvers send users for up to a minute to where they are no longer let in',
    source: RECORDS,
  },
  {
    type: 'AWS::EC2::Route',
    actions: ['update', 'replace', 'remove'],
    // A gateway that goes takes its routes with it.
    when: ({ action }, all) => action !== 'remove' || !all.some(isRemovedGateway),
    kind: 'connections-drop',
    seconds: 0,
    what: 'connections to the internet through another NAT gateway end',
    source: NAT,
  },
  {
    type: 'AWS::EC2::NatGateway',
    actions: ['remove', 'replace'],
    kind: 'connections-drop',
    seconds: 0,
    what: 'connections to the internet through a removed NAT gateway end',
    source: NAT,
  },
  {
    type: 'AWS::EC2::EIP',
    actions: ['remove', 'replace'],
    when: ({ retained }) => !retained,
    kind: 'minutes',
    seconds: 300,
    what: 'an address that others know is given up for good',
    source: ADDRESSES,
  },
];

/** Some who were let in are let in no more. */
function closes({ before, after }: ResourceChange): boolean {
  const rules = [before, after].map(
    (resource) => (resource?.Properties?.SecurityGroupIngress ?? []) as readonly Value[],
  );
  return rules[0]?.some((rule) => !rules[1]?.some((other) => isDeepStrictEqual(rule, other))) ?? false;
}

const isRemovedGateway = ({ type, action }: ResourceChange) => type === 'AWS::EC2::NatGateway' && action === 'remove';

const isRemovedBalancer = ({ type, action }: ResourceChange) => type === BALANCER && action === 'remove';
