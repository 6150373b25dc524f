import type { TemplateResource } from '../template';

/** What a deploy does to a resource. `roll`: the servers of a group are replaced one after another; the group stays. */
export type Action = 'create' | 'update' | 'roll' | 'replace' | 'remove';

export interface Change {
  readonly stack: string;
  readonly logicalId: string;
  /** Type of the resource, e.g. `AWS::RDS::DBInstance`. */
  readonly type: string;
  readonly action: Action;
  /** Properties that differ; none where the resource as a whole comes or goes. */
  readonly properties: readonly string[];
  /** Whether what leaves the template stays in AWS. */
  readonly retained: boolean;
}

/** A change with both states of the resource. */
export interface ResourceChange extends Change {
  readonly before?: TemplateResource;
  readonly after?: TemplateResource;
}
