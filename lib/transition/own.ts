/**
 * A value that the record itself has: a name like `constructor` finds nothing that it inherits. An empty section of a YAML
 * file is null.
 */
export function own<T>(record: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  return record !== undefined && record !== null && Object.hasOwn(record, key) ? record[key] : undefined;
}
