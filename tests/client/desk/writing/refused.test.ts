import { expect, test } from '@jest/globals';
import { faultOfEdit, faultOfPost } from '../../../../client/desk/writing/refused.js';
import { emptyDraft } from '../../../../client/entry/draft.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { refusal } from '../../../../shared/refusals.js';

const english = { ...words, ...speechIn('en') };
const draft = emptyDraft('update', 'en');

test('a new entry that arrived before, in other words, is said to be there', () => {
  const there = refusal('conflict', { field: 'id', why: 'id-used' });
  expect(faultOfPost(there, draft, english)).toEqual({ field: '', message: words.notices.thereBefore });
  const blank = refusal('invalid', { field: 'text', why: 'blank' });
  expect(faultOfPost(blank, draft, english).field).toBe('text');
});

test('a refusal of a correction is said at its note, by the name that the form has for it', () => {
  const long = refusal('invalid', { field: 'correction.note', why: 'too-long', values: { n: 2_000 } });
  const { field, message } = faultOfEdit(long, draft, english);
  expect(field).toBe('note');
  expect(message).toContain(words.note);
  expect(message).not.toContain('correction');
  expect(faultOfEdit(refusal('gone', { field: 'id' }), draft, english).field).toBe('id');
});
