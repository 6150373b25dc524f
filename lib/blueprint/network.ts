/** The address space of a region. Every field is for ever: changing one replaces the VPC and all that is in it. */
export interface NetworkSpec {
  /** IPv4 block of the VPC, e.g. `10.0.0.0/16`. */
  readonly cidr: string;
  /** Three Availability Zones by name. */
  readonly zones: readonly string[];
  /** Where a log of the traffic goes. */
  readonly flowLogs: 'none' | 'cloudwatch';
}
