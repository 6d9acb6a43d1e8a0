/** Holds the fields of a change to those of a whole entry, of which they are made. */
import { z } from 'zod';
import { KINDS } from '../../../shared/entry.js';
import { parseRevise } from '../../../shared/parse.js';
import { reviseCommand } from '../../../shared/parse/commands.js';
import { kindFields } from '../../../shared/parse/content.js';
import { patchedFields } from '../../../shared/parse/patched.js';
import { COMMAND, ID, refusedField } from './commands.js';

const revision = { command: COMMAND, id: ID, blog: 'baku', rev: 1 };
const isTaken = (changes: object) => parseRevise({ ...revision, ...changes }).ok;
const ownFields = KINDS.flatMap((kind) => Object.keys(kindFields[kind]).map((name) => ({ kind, name })));

test.each(ownFields)('the field $name of kind $kind can be changed', ({ name }) => {
  expect(Object.keys(reviseCommand.shape)).toContain(name);
});

test('no two kinds have a field of one name, so that a change need not name the kind', () => {
  expect(new Set(ownFields.map(({ name }) => name)).size).toBe(ownFields.length);
});

test('what has to be there cannot be removed, and what may be missing can', () => {
  for (const fields of [{ words: null }, { drive: null }, { source: null }, { source: { name: null } }])
    expect(isTaken(fields)).toBe(false);
  for (const fields of [{ total: null }, { until: null }, { meanings: null }, { meanings: { en: null } }])
    expect(isTaken(fields)).toBe(true);
  expect(isTaken({ source: { handle: null }, speaker: { name: null, description: null } })).toBe(true);
});

test('a change has the limits of the whole, and takes no field that no kind has', () => {
  const refused = (fields: object) => refusedField(parseRevise({ ...revision, ...fields }));
  expect(refused({ words: 'a'.repeat(1_001) })).toBe('words');
  expect(refused({ meanings: { en: ' ' } })).toBe('meanings.en');
  expect(refused({ source: { handle: 'a'.repeat(101) } })).toBe('source.handle');
  expect(isTaken({ source: { phone: '1' } })).toBe(false);
  expect(isTaken({ contact: 'a' })).toBe(false);
});

test('a field that is added to a kind can be changed without another line', () => {
  const shape = patchedFields({ notice: { contact: z.string().max(3).optional() } });
  const patch = z.strictObject(shape);
  expect(patch.safeParse({ contact: null }).success).toBe(true);
  expect(patch.safeParse({ contact: 'long' }).success).toBe(false);
});
