/** The address space of a region. Block and zones are for ever: changing one replaces the VPC and all that is in it. */
export interface NetworkSpec {
  /** IPv4 block of the VPC, e.g. `10.0.0.0/16`. */
  readonly cidr: string;
  /** Three Availability Zones by name. */
  readonly zones: readonly string[];
  /**
   * Addresses from which servers without one of their own reach the world, one a NAT gateway. Others put them on their lists:
   * they stay when the gateways go.
   */
  readonly natAddresses: 0 | 1 | 3;
  /** Where a log of the traffic goes. */
  readonly flowLogs: 'none' | 'cloudwatch';
}
