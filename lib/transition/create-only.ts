import { CORRECTIONS } from './corrections';

type SpecDatabase = ReturnType<typeof import('@aws-cdk/aws-service-spec').loadAwsServiceSpecSync>;

/** As far as a property of the specification is read. */
interface Specified {
  readonly type: SpecifiedType;
  readonly causesReplacement?: string;
}

interface SpecifiedType {
  readonly type: string;
  readonly element?: SpecifiedType;
  readonly types?: readonly SpecifiedType[];
  readonly reference?: { readonly $ref: string };
}

type Properties = Readonly<Record<string, Specified>>;

/** A property that can't change in place. */
export interface CreateOnlyPath {
  /** `*` stands for every item of a list or map. */
  readonly path: readonly string[];
  /** `maybe`: it depends on values, or on the service. */
  readonly replaces: 'always' | 'maybe';
}

const known = new Map<string, readonly CreateOnlyPath[]>();
let database: SpecDatabase | undefined;

/** Every property of a type that can't change in place, nested ones too: those of the specification and our own. */
export function createOnlyPaths(type: string): readonly CreateOnlyPath[] {
  const found = known.get(type) ?? [...specifiedPaths(type), ...addedPaths(type)];
  known.set(type, found);
  return found;
}

function addedPaths(type: string): CreateOnlyPath[] {
  return CORRECTIONS.filter((row) => row.type === type && row.added).map(({ path }) => ({
    path: path.split('.'),
    replaces: 'maybe',
  }));
}

function specifiedPaths(type: string): CreateOnlyPath[] {
  // Loaded only when something changed: it takes half a second.
  database ??= (
    require('@aws-cdk/aws-service-spec') as typeof import('@aws-cdk/aws-service-spec')
  ).loadAwsServiceSpecSync();
  const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
  return resource ? withoutRepeats(walk(database, resource.properties, [], [])) : [];
}

/** @param open types that are being walked: a type may contain itself. */
function walk(
  db: SpecDatabase,
  properties: Properties,
  above: readonly string[],
  open: readonly string[],
): CreateOnlyPath[] {
  return Object.entries(properties).flatMap(([name, { type, causesReplacement }]): CreateOnlyPath[] => {
    const path = [...above, name];
    // The whole is compared, so its parts need not be.
    if (causesReplacement === 'yes') return [{ path, replaces: 'always' }];
    const own: CreateOnlyPath[] = causesReplacement === 'maybe' ? [{ path, replaces: 'maybe' }] : [];
    return [...own, ...walkType(db, type, path, open)];
  });
}

function walkType(
  db: SpecDatabase,
  { element, types, reference }: SpecifiedType,
  path: readonly string[],
  open: readonly string[],
): CreateOnlyPath[] {
  if (element) return walkType(db, element, [...path, '*'], open);
  if (types) return types.flatMap((each) => walkType(db, each, path, open));
  if (!reference || open.includes(reference.$ref)) return [];
  const { properties } = db.get('typeDefinition', reference.$ref);
  return walk(db, properties, path, [...open, reference.$ref]);
}

function withoutRepeats(paths: readonly CreateOnlyPath[]): CreateOnlyPath[] {
  return [...new Map(paths.map((each) => [each.path.join('.'), each])).values()];
}
