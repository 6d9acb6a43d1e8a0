/**
 * The fields of a merge patch, made of those of a whole entry: with the same limits, but what has to be there may be left
 * out, and what may be missing may be removed by null. That a whole holds together is found after merging.
 */
import { z } from 'zod';
import { byLanguage } from './text.js';

/** A member of an object in a merge patch: its value, or null to remove it. */
export function patched<Value extends z.ZodType>(value: Value) {
  return value.nullable().optional();
}

type Removable<Value extends z.ZodType> = z.ZodOptional<z.ZodNullable<Value>>;
type PatchedShape<Shape> = { [Name in keyof Shape]: Patched<Shape[Name]> };
type Patched<Field> =
  Field extends z.ZodOptional<infer Value extends z.ZodType>
    ? Removable<Value>
    : Field extends z.ZodRecord<z.ZodString, infer Value extends z.ZodType>
      ? Removable<z.ZodRecord<z.ZodString, z.ZodNullable<Value>>>
      : Field extends z.ZodObject<infer Shape>
        ? z.ZodOptional<z.ZodObject<PatchedShape<Shape>, z.core.$strict>>
        : Field extends z.ZodType
          ? z.ZodOptional<Field>
          : never;

type Every<Shapes> = (Shapes extends unknown ? (shape: Shapes) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Every kind's fields in one shape: the kind is known only with the entry. No two kinds have a field of one name. */
export function patchedFields<Shapes extends Record<string, z.ZodRawShape>>(
  kinds: Shapes,
): PatchedShape<Every<Shapes[keyof Shapes]>> {
  const all = Object.values(kinds).flatMap((shape) => Object.entries(shape));
  return shapeOf(all) as PatchedShape<Every<Shapes[keyof Shapes]>>;
}

function shapeOf(fields: [name: string, field: z.core.$ZodType][]): Record<string, z.ZodType> {
  return Object.fromEntries(fields.map(([name, field]) => [name, patchedField(field as z.ZodType)]));
}

/** A list by language may be removed whole, or language by language. */
function patchedField(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodOptional) return patched(field.unwrap() as z.ZodType);
  if (field instanceof z.ZodRecord) return patched(byLanguage((field.valueType as z.ZodType).nullable()));
  if (field instanceof z.ZodObject) return z.strictObject(shapeOf(Object.entries(field.shape))).optional();
  return field.optional();
}
