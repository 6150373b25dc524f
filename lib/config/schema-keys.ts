import type { z } from 'zod';
import { environment } from './schema/environment';

type Schema = z.core.$ZodType;

/** The parts of a zod schema that lead further down, as its definition names them. */
interface Definition {
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
}

/** Keys that the schema of an environment has at a place; empty where it has no fixed ones. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  const schema = path.reduce<Schema | undefined>((at, step) => at && child(at, step), environment);
  return schema ? Object.keys(shapeOf(schema)) : [];
}

function child(schema: Schema, step: string | number): Schema | undefined {
  const { element, valueType } = definition(schema);
  return typeof step === 'number' ? element : (shapeOf(schema)[step] ?? valueType);
}

/** The fields of an object, or of all the objects of a union. */
function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const { shape, options = [] } = definition(schema);
  return shape ?? Object.assign({}, ...options.map(shapeOf));
}

/** What lies inside defaults and optionals. */
function definition(schema: Schema): Definition {
  const found = schema._zod.def as Definition;
  return found.innerType ? definition(found.innerType) : found;
}
