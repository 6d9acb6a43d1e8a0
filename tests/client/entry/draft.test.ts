import { parsePost } from '../../../shared/parse.js';
import { asSent, contentOf } from '../../../client/entry/draft.js';
import { isTouched } from '../../../client/entry/keptDraft.js';
import { faultOf } from '../../../client/entry/check.js';
import { patchOf } from '../../../client/entry/patch.js';
import { english } from '../../support/formSpeech.js';
import { draft, ids, setting, whole } from './drafts.js';

describe.each(Object.entries(whole))('%s', (kind, [typed, expected]) => {
  test(`a draft of kind ${kind} becomes the payload of the contract, and parse takes it`, () => {
    const content = contentOf(typed, setting);
    expect(content).toMatchObject(expected);
    expect(faultOf(typed, content, { slug: 'baku' }, english)).toBeNull();
    expect(parsePost({ ...ids, ...content }).ok).toBe(true);
  });

  test(`an entry of kind ${kind} comes back into the form as it was sent, so that opening it changes nothing`, () => {
    const content = contentOf(typed, setting);
    expect(asSent(content, { ...setting, now: '2022-02-28T00:00:00.000Z' })).toEqual(content);
    expect(patchOf(content, asSent(content, setting))).toEqual({});
  });
});

test('a draft is worth keeping only with something that somebody typed', () => {
  expect(isTouched(draft('drive', { drive: 'aid', amountIs: 'add' }))).toBe(false);
  expect(isTouched(draft('update', { text: ' ' }))).toBe(false);
  expect(isTouched(draft('update', {}, { translations: [{ lang: 'uk', text: 'а' }] }))).toBe(true);
});
