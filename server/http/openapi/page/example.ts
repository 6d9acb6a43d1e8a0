/** Examples, made of the schemas: they are of the right shape wherever the document is, and a test holds them to it. */
import type { Schema } from '../schema.js';

export type Schemas = Readonly<Record<string, Schema>>;

/** Whole values by the name of a field, as one rally has them. */
const BY_NAME: Readonly<Record<string, readonly unknown[]>> = {
  text: ['People are arriving at the embassy.'],
  title: ['Rally for Ukraine'],
  lang: ['uk'],
  languages: ['en'],
  epoch: ['k3x9'],
  'Upload-Metadata': ['id N2YxYjhlN2UtMjdhNS00YjU3LThmMGEtMGY0YjFlMGE5YzIy,blog YmFrdQ=='],
  slug: ['baku'],
  blog: ['baku'],
  place: ['Baku'],
  timeZone: ['Asia/Baku'],
  name: ['Ann'],
  byline: ['Ann'],
  words: ['Слава Україні!'],
  rev: [3],
  seq: [43],
  order: [43],
  head: [43],
  from: [42],
  to: [43],
  since: [41],
  limit: [20],
  before: [43],
  url: ['https://live.example.org/live/baku'],
  endpoint: ['https://push.example.org/one'],
  part: ['1'],
  address: ['640.webp'],
};
/** The values for texts of all other names: the first one that fits is taken. */
const TEXTS = [
  '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22',
  'baku',
  'uk',
  '"3"',
  '1048576',
  '123456',
  'https://example.org/',
  'A'.repeat(22),
  'A'.repeat(43),
  'B'.repeat(87),
  '...',
];
const TIME = '2022-02-27T11:42:00Z';
/** Fields that a body shows, though it may lack them: a patch that changes nothing is refused. */
const SHOWN = ['text', 'title', 'languages'];
const DEEPEST = 8;

/** Returns a value of a schema, by what it needs to have. `shown`: names that it has besides. */
export function exampleOf(
  schema: Schema,
  schemas: Schemas,
  { name = '', shown = [] as readonly string[] } = {},
): unknown {
  return new Making(schemas, shown).value(schema, name, 0);
}

/** Returns a body of a request. */
export function bodyExample(schema: Schema, schemas: Schemas): unknown {
  return exampleOf(schema, schemas, { shown: SHOWN });
}

class Making {
  constructor(
    private readonly schemas: Schemas,
    private readonly shown: readonly string[],
  ) {}

  value(given: Schema, name: string, depth: number): unknown {
    const schema = this.resolved(given);
    const [variant] = schema.oneOf ?? schema.anyOf ?? [];
    if (variant !== undefined) return this.value(variant, name, depth);
    if (schema.enum !== undefined) return schema.enum[0];
    switch (schema.type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return depth > DEEPEST || schema.items === undefined ? [] : [this.value(schema.items, name, depth + 1)];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return (BY_NAME[name] ?? []).find((one) => isNumberOf(schema, one)) ?? Math.max(1, schema.minimum ?? 1);
      default:
        return textOf(schema, name);
    }
  }

  private object({ properties = {}, required = [] }: Schema, depth: number): Record<string, unknown> {
    const has = ([name]: [string, Schema]): boolean =>
      required.includes(name) || (depth === 0 && this.shown.includes(name));
    const fields = Object.entries(properties).filter(has);
    return Object.fromEntries(fields.map(([name, field]) => [name, this.value(field, name, depth + 1)]));
  }

  private resolved(schema: Schema): Schema {
    const named = schema.$ref?.replace('#/components/schemas/', '');
    return named === undefined ? schema : this.resolved(this.schemas[named] ?? {});
  }
}

function textOf(schema: Schema, name: string): unknown {
  if (schema.format === 'date-time') return TIME;
  const choices = [...(BY_NAME[name] ?? []), ...(schema.format === 'uri' ? ['https://example.org/'] : []), ...TEXTS];
  return choices.find((one) => typeof one === 'string' && isTextOf(schema, one)) ?? '';
}

function isTextOf({ pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean {
  const isLong = text.length >= minLength && text.length <= maxLength;
  return isLong && (pattern === undefined || new RegExp(pattern, 'u').test(text));
}

function isNumberOf({ minimum = -Infinity, maximum = Infinity }: Schema, value: unknown): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}
