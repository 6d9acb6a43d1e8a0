/** schemaFaults finds faults: a check that lets everything pass would show nothing. */
import type { Schema } from '../../server/http/openapi/schema.js';
import { schemaFaults } from './schemaFaults.js';

const components: Record<string, Schema> = {
  Name: { type: 'string', pattern: '^[a-z]+$', minLength: 2, maxLength: 5 },
  Person: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { $ref: '#/components/schemas/Name' },
      age: { type: 'integer', minimum: 0, maximum: 150, nullable: true },
      born: { type: 'string', format: 'date-time' },
      tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 1, maxItems: 2 },
      words: { type: 'object', additionalProperties: { type: 'string' } },
      anything: { type: 'object', additionalProperties: true },
      either: { anyOf: [{ type: 'string' }, { type: 'boolean' }] },
      one: { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 10 }] },
    },
  },
};
const faults = (value: unknown) => schemaFaults(value, { $ref: '#/components/schemas/Person' }, components);

test('a value that fits the schema has no fault', () => {
  const tags = ['a', 'b'];
  const all = { age: 3, born: '2022-02-27T15:42:00.000Z', tags, words: { uk: 'x' }, anything: { x: 1 }, either: true };
  expect(faults({ name: 'ann', ...all, one: 3 })).toEqual([]);
  expect(faults({ name: 'ann', age: null })).toEqual([]);
});

test.each([
  [null, '$: is not of type object'],
  [[], '$: is not of type object'],
  [{}, '$.name: is missing'],
  [{ name: 3 }, '$.name: is not of type string'],
  [{ name: 'ANN' }, '$.name: is not as its pattern'],
  [{ name: 'a' }, '$.name: is not of its length'],
  [{ name: 'annabel' }, '$.name: is not of its length'],
  [{ name: 'ann', more: 1 }, '$.more: is in no schema'],
  [{ name: 'ann', age: 1.5 }, '$.age: is not of type integer'],
  [{ name: 'ann', age: -1 }, '$.age: is out of its bounds'],
  [{ name: 'ann', age: 151 }, '$.age: is out of its bounds'],
  [{ name: 'ann', born: 'yesterday' }, '$.born: is not a time'],
  [{ name: 'ann', tags: ['c'] }, '$.tags[0]: is none of a, b'],
  [{ name: 'ann', tags: [] }, '$.tags: has not so many items'],
  [{ name: 'ann', tags: ['a', 'a', 'a'] }, '$.tags: has not so many items'],
  [{ name: 'ann', words: { uk: 3 } }, '$.words.uk: is not of type string'],
  [{ name: 'ann', either: 3 }, '$.either: is not of type string'],
  [{ name: 'ann', one: 12 }, '$.one: fits 2 of the schemas, not one'],
  [{ name: 'ann', one: 1.5 }, '$.one: is not of type integer'],
])('the value %j is refused by the schema', (value, fault) => {
  expect(faults(value)).toEqual([fault]);
});

test('a keyword that schemaFaults does not check is an error', () => {
  expect(() => schemaFaults(1, { multipleOf: 2 } as Schema, {})).toThrow('multipleOf');
});
