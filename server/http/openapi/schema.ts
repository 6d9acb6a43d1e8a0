/** The few keywords of OpenAPI 3.0's schemas that the document uses, and how a type of ours becomes one. */

export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly nullable?: boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly format?: 'date-time' | 'uri' | 'binary';
  readonly pattern?: string;
  readonly default?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** A field that may be left out. */
interface MayLack {
  readonly mayLack: Schema;
}

/** A schema for each field of a type: fields that the type lets be left out have to be marked, and no others may. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? MayLack : Schema;
};

/** The schema of an object of that type: what the compiler knows of its fields, the document cannot get wrong. */
export function shape<T>(fields: Fields<T>): Schema {
  const all = Object.entries<Schema | MayLack>(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([name, field]) => [name, 'mayLack' in field ? field.mayLack : field])),
    required: all.filter(([, field]) => !('mayLack' in field)).map(([name]) => name),
  };
}

export function mayLack(schema: Schema): MayLack {
  return { mayLack: schema };
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function orNull(schema: Schema): Schema {
  return { ...schema, nullable: true };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function byName(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

export function oneOfTexts(...texts: readonly string[]): Schema {
  return { type: 'string', enum: texts };
}

export function text(description?: string): Schema {
  return { type: 'string', ...(description !== undefined && { description }) };
}

export const yesOrNo: Schema = { type: 'boolean' };
export const always = (value: boolean): Schema => ({ type: 'boolean', enum: [value] });
export const number: Schema = { type: 'number' };
export const whole: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = { type: 'string', format: 'date-time', description: 'ISO 8601, UTC.' };
export const minute: Schema = { ...time, description: 'ISO 8601, UTC, to the minute.' };
export const uuid: Schema = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
export const slug: Schema = { type: 'string', pattern: '^[a-z0-9-]{1,64}$' };
export const language: Schema = text('A BCP 47 tag.');
export const epoch: Schema = text('Names one unbroken run of seqs: a number counts within it alone.');
export const seq: Schema = { ...whole, description: 'The public number of a change: per blog, from 1, without holes.' };
export const step: Schema = { ...whole, description: "The desk's number of a change: it counts held entries too." };
