import {
  GetTemplateCommand,
  ListStackResourcesCommand,
  type ListStackResourcesOutput,
} from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { asked } from '../aws/failure';
import type { Sender, StandingStack } from '../aws/stack';
import { STATEFUL_TYPES } from '../transition/stateful-types';
import type { Template } from '../transition/template';
import type { Clients } from './clients';

/** A resource of a deployed stack. */
export interface Held {
  readonly stack: string;
  readonly region: string;
  readonly logicalId: string;
  readonly type: string;
  /** Name or id by which it is found once the stack is gone. */
  readonly physicalId: string;
}

/** What the deletion of a stack does to what is in it. */
export interface Contents {
  /** Stays, in no stack any more. */
  readonly retained: readonly Held[];
  /** Goes, with the data in it. */
  readonly lost: readonly Held[];
  /** ARNs and names of all that the stack owns. */
  readonly owned: readonly string[];
}

/** What is in a deployed stack: by its deployed template, not by what a synth would make today. */
export async function contentsOf({ name, region, stack }: StandingStack, clients: Clients): Promise<Contents> {
  if (!stack) return { retained: [], lost: [], owned: [] };
  const client = clients.cloudFormation(region);
  const command = new GetTemplateCommand({ StackName: stack.id });
  const { TemplateBody = '{}' } = await asked(`reading the template of ${name}`, client.send(command));
  // cdk uploads YAML or JSON, by size; the one is a kind of the other.
  const template = parse(TemplateBody) as Template;
  const physical = await asked(`reading the resources of ${name}`, physicalIds(stack.id, client));
  return { ...sorted(name, region, template, physical), owned: [...physical.values()] };
}

/** Sorts the resources of a template by what becomes of them when its stack goes. */
export function sorted(
  stack: string,
  region: string,
  { Resources = {} }: Template,
  physical: ReadonlyMap<string, string>,
): Pick<Contents, 'retained' | 'lost'> {
  const held = Object.entries(Resources).flatMap(([logicalId, { Type: type, DeletionPolicy }]) => {
    const physicalId = physical.get(logicalId);
    const kept = DeletionPolicy !== undefined && KEEPING.has(DeletionPolicy);
    return physicalId === undefined ? [] : [{ kept, held: { stack, region, logicalId, type, physicalId } }];
  });
  return {
    retained: held.filter(({ kept }) => kept).map(({ held }) => held),
    lost: held.filter(({ kept, held }) => !kept && holdsData(held.type)).map(({ held }) => held),
  };
}

const KEEPING: ReadonlySet<string> = new Set(['Retain', 'RetainExceptOnCreate']);

/** Address space and aliases are an identity, but nobody's data. */
const holdsData = (type: string) =>
  STATEFUL_TYPES.has(type) && !['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::KMS::Alias'].includes(type);

async function physicalIds(stackId: string, client: Sender): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const command = new ListStackResourcesCommand({ StackName: stackId, NextToken });
    const page: ListStackResourcesOutput = await client.send(command);
    for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus } of page.StackResourceSummaries ?? [])
      if (LogicalResourceId && PhysicalResourceId && ResourceStatus !== 'DELETE_COMPLETE')
        found.set(LogicalResourceId, PhysicalResourceId);
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}
