import { isList, isRecord } from '../transition/canonical';
import { type ResolvedResource, type ResolvedStack, resolveStack, stands } from '../transition/resolve';
import type { Templates, Value } from '../transition/template';
import type { Zone } from './model';
import { SOME_ACCOUNT } from './placeholders';
import { regionsIn } from './region-names';
import { checkFrom, recordFrom, type StatedCheckConfig, type StatedRecord } from './stated-record';
import { TemplateNames } from './template-names';
import { commonName } from './zone-of-live';

/** Where stacks are whose names speak of no Region: the one of the kit's that is there once. */
const GLOBAL_REGION = 'us-east-1';

/**
 * The records and health checks that templates make. Names that only AWS knows are placeholders.
 *
 * @param account that they are deployed to. @default - a placeholder
 * @param regionOf Region of a stack. @default - what its name says, or else us-east-1
 */
export function zoneOfTemplates(
  templates: Templates,
  account: string = SOME_ACCOUNT,
  regionOf: (stack: string) => string | undefined = () => undefined,
): Zone {
  const region = (stack: string) => regionOf(stack) ?? regionsIn(stack)[0] ?? GLOBAL_REGION;
  const stacks = Object.entries(templates).map(([name, template]) =>
    resolveStack(name, template, { account, region: region(name) }),
  );
  const names = new TemplateNames(stacks);
  const stated = stacks.flatMap((stack) => recordsIn(stack, names));
  const isOwn = new Set(stated.filter(({ own }) => own).map(({ record }) => record));
  const records = stated.map(({ record }) => recordFrom(record, () => isOwn.has(record)));
  const checks = stacks.flatMap((stack) =>
    resourcesOf(stack, 'AWS::Route53::HealthCheck').map((check) =>
      checkFrom({
        Id: names.check(check),
        ...(names.tagged(check) === undefined ? {} : { Name: names.tagged(check) }),
        HealthCheckConfig: names.plain(check.properties.HealthCheckConfig ?? {}, stack) as StatedCheckConfig,
      }),
    ),
  );
  return { name: commonName(records.map(({ name }) => name)), records, checks };
}

interface Stated {
  readonly record: StatedRecord;
  /** An alias to a record of the same zone. */
  readonly own: boolean;
}

function recordsIn(stack: ResolvedStack, names: TemplateNames): Stated[] {
  return [
    ...resourcesOf(stack, 'AWS::Route53::RecordSet').map(({ properties }) =>
      stated(properties, properties, stack, names),
    ),
    ...resourcesOf(stack, 'AWS::Route53::RecordSetGroup').flatMap(({ properties }) =>
      (isList(properties.RecordSets) ? properties.RecordSets : [])
        .filter(isRecord)
        .map((record) => stated(record, properties, stack, names)),
    ),
  ];
}

type Properties = Readonly<Record<string, Value>>;

function stated(record: Properties, group: Properties, stack: ResolvedStack, names: TemplateNames): Stated {
  const plain = names.plain(record, stack) as Record<string, unknown> & {
    readonly AliasTarget?: { HostedZoneId?: string };
  };
  const { ResourceRecords, ...rest } = plain;
  const zone = plain.HostedZoneId ?? names.plain(group.HostedZoneId ?? '', stack);
  return {
    record: {
      ...(rest as StatedRecord),
      ...(Array.isArray(ResourceRecords)
        ? { ResourceRecords: ResourceRecords.map((Value: string) => ({ Value })) }
        : {}),
    },
    own: plain.AliasTarget !== undefined && plain.AliasTarget.HostedZoneId === zone,
  };
}

function resourcesOf(stack: ResolvedStack, type: string): ResolvedResource[] {
  // Working out the values of a stack without any would be for nothing.
  if (!Object.values(stack.template.Resources).some(({ Type }) => Type === type)) return [];
  return [...stack.resources.values()].filter((resource) => stands(resource) && resource.type === type);
}
