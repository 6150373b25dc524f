/**
 * What a service is in a database: a role that owns and may do things, and two logins that become this role. The secret
 * names one login; a rotation gives the other a new password, so that the first still works until everyone has the second.
 */
export interface ServiceRole {
  readonly service: string;
  /** Role without a login; also the name of the schema that is the service's own. */
  readonly role: string;
  readonly logins: readonly [string, string];
}

/** Role and logins of a service. Names of services hold no `_`, so that no two of them meet. */
export function serviceRole(service: string): ServiceRole {
  const role = `service_${service.replaceAll('-', '_')}`;
  return { service, role, logins: [`${role}_a`, `${role}_b`] };
}

/** The login that is not `current`: the one that a rotation may change. */
export function otherLogin({ logins: [first, second] }: ServiceRole, current: string): string {
  return current === first ? second : first;
}
