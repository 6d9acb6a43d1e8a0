import { z } from 'zod';
import { KINDS, type Kind } from '../../../shared/entry.js';
import { commonFields, kindFields } from '../../../shared/parse/content.js';
import { fieldFor, fieldsOf, linesOf } from '../../../client/entry/fields.js';
import { PHOTO_FIELDS } from '../../../client/entry/photoFields.js';
import { english } from '../../support/formSpeech.js';

/** Every path below a schema at which parse can find a fault: lists by their first place, languages by one tag. */
function pathsIn(schema: unknown, path: string): string[] {
  if (schema instanceof z.ZodOptional) return pathsIn(schema.unwrap(), path);
  if (schema instanceof z.ZodObject) {
    const inner = Object.entries(schema.shape);
    return [path, ...inner.flatMap(([name, one]) => pathsIn(one, `${path}.${name}`))];
  }
  if (schema instanceof z.ZodArray) return [path, ...pathsIn(schema.element, `${path}.0`)];
  if (schema instanceof z.ZodRecord) return [path, ...pathsIn(schema.valueType, `${path}.uk`)];
  return [path];
}

const refusable = (kind: Kind) =>
  Object.entries({ ...commonFields, ...kindFields[kind] }).flatMap(([name, schema]) => pathsIn(schema, name));

const PHOTO_NAMES = Object.keys(PHOTO_FIELDS).map((name) => `media.0.${name}`);

/** Names of all that the form draws for a kind. */
const drawn = (kind: Kind) => new Set([...fieldsOf(kind).map(([path]) => path), 'happenedAt', 'media', ...PHOTO_NAMES]);

describe.each(KINDS)('%s', (kind) => {
  test(`the catalogue has a label for each field of an entry of kind ${kind}`, () => {
    const labels: Readonly<Record<string, string>> = english.form.fields;
    for (const [path, { label = path }] of fieldsOf(kind))
      expect([path, labels[label]]).toEqual([path, expect.any(String)]);
    for (const name of [...Object.keys(PHOTO_FIELDS), 'happenedAt', 'media'])
      expect(labels[name]).toEqual(expect.any(String));
  });

  test(`the form for kind ${kind} has a field for every fault that parse can find`, () => {
    const nowhere = refusable(kind).filter((path) => !drawn(kind).has(fieldFor(kind, path)));
    expect(nowhere).toEqual([]);
  });

  test(`the form for kind ${kind} has no field that parse does not know`, () => {
    const known = refusable(kind);
    const unknown = linesOf(kind).filter(
      ([path, { faultsOf = [] }]) => ![path, ...faultsOf].some((one) => known.includes(one)),
    );
    expect(unknown.map(([path]) => path)).toEqual(kind === 'drive' ? ['amountIs'] : []);
  });
});

test("this test's own walk finds the paths within objects, lists and languages", () => {
  expect(refusable('speech')).toEqual(expect.arrayContaining(['speaker', 'speaker.name', 'media.0.alt']));
  expect(refusable('chant')).toEqual(expect.arrayContaining(['meanings.uk', 'translations.uk.text']));
});
