/**
 * Holds a value against a schema of OpenAPI 3.0, by the keywords that our document uses, and stricter than the
 * standard: a field that no schema names is a fault, so that an answer cannot have more than the document says.
 */
import type { Schema } from '../../server/http/openapi/schema.js';

export type Components = Readonly<Record<string, Schema>>;

/** The faults of a value, each as `place: fault`. Throws on a keyword that is not checked here. */
export function schemaFaults(value: unknown, schema: Schema, components: Components, place = '$'): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) throw new Error(`${place}: ${unknown.join(', ')}: not a keyword that is checked here`);
  if (schema.$ref !== undefined) return schemaFaults(value, named(schema.$ref, components), components, place);
  if (value === null && schema.nullable === true) return [];
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return unionFaults(value, union, components, place, schema.oneOf !== undefined);
  return [...ownFaults(value, schema).map((fault) => `${place}: ${fault}`), ...inner(value, schema, components, place)];
}

const KNOWN = new Set(
  (
    '$ref title description default type nullable enum format pattern minimum maximum minLength maxLength minItems ' +
    'maxItems items properties required additionalProperties anyOf oneOf'
  ).split(' '),
);

function named(ref: string, components: Components): Schema {
  const schema = components[ref.replace('#/components/schemas/', '')];
  if (schema === undefined) throw new Error(`${ref} is not in the document`);
  return schema;
}

function unionFaults(value: unknown, all: readonly Schema[], components: Components, place: string, one: boolean) {
  const faults = all.map((schema) => schemaFaults(value, schema, components, place));
  const fitting = faults.filter(({ length }) => length === 0).length;
  if (fitting === 1 || (fitting > 1 && !one)) return [];
  if (fitting > 1) return [`${place}: fits ${fitting} of the schemas, not one`];
  // The nearest one tells most.
  return faults.sort((a, b) => a.length - b.length)[0] ?? [`${place}: no schema`];
}

function ownFaults(value: unknown, schema: Schema): string[] {
  const { type, enum: values, pattern, format, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  const faults: [boolean, string][] = [
    [type !== undefined && !isOfType(value, type), `is not of type ${type}`],
    [values !== undefined && !values.some((known) => known === value), `is none of ${values?.join(', ')}`],
    [typeof value === 'string' && pattern !== undefined && !new RegExp(pattern).test(value), 'is not as its pattern'],
    [typeof value === 'string' && format === 'date-time' && !ISO.test(value), 'is not a time'],
    [typeof value === 'number' && (value < (minimum ?? value) || value > (maximum ?? value)), 'is out of its bounds'],
    [typeof value === 'string' && (size < (minLength ?? size) || size > (maxLength ?? size)), 'is not of its length'],
    [Array.isArray(value) && (size < (minItems ?? size) || size > (maxItems ?? size)), 'has not so many items'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, fault]) => fault);
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function isOfType(value: unknown, type: NonNullable<Schema['type']>): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inner(value: unknown, schema: Schema, components: Components, place: string): string[] {
  const { items, properties = {}, required = [], additionalProperties = false } = schema;
  if (Array.isArray(value))
    return items === undefined
      ? []
      : value.flatMap((item, at) => schemaFaults(item, items, components, `${place}[${at}]`));
  if (!isObject(value)) return [];
  const missing = required.filter((name) => !(name in value)).map((name) => `${place}.${name}: is missing`);
  const faults = Object.entries(value).flatMap(([name, field]) => {
    const of = properties[name] ?? additionalProperties;
    if (of === true) return [];
    return of === false
      ? [`${place}.${name}: is in no schema`]
      : schemaFaults(field, of, components, `${place}.${name}`);
  });
  return [...missing, ...faults];
}
