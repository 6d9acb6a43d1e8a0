import { holdsEditorsFields, mayRevise } from '../../../shared/may.js';
import { parsePost } from '../../../shared/parse.js';
import { asSent, contentOf, draftOf, unsentTranslations } from '../../../client/entry/draft.js';
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

describe('a change to an entry with translations', () => {
  const words = { ...contentOf(whole.quote[0], setting), translations: { az: { text: 'Sözlər' } } };
  const opened = { ...draftOf(words, setting.timeZone), from: { words, rev: 3 } };
  const reworded = { ...opened.values, text: 'Інші слова' };
  // Kept by a page that let reporters change translations.
  const older = { ...opened, translations: [...opened.translations, { lang: 'de', text: 'Worte ' }], values: reworded };

  test('a reporter may send what the form makes of it, whatever an older page let them type', () => {
    const patch = patchOf(words, contentOf(older, setting));
    expect(patch).toEqual({ text: 'Інші слова' });
    const may = mayRevise({ role: 'reporter' }, { status: 'live' }, { state: 'published' }, holdsEditorsFields(patch));
    expect(may).toBeNull();
    expect(holdsEditorsFields({ translations: {} })).toBe(true);
  });

  test('the form names those translations that it leaves behind, and no others', () => {
    expect(unsentTranslations(older)).toEqual([{ lang: 'de', text: 'Worte ' }]);
    expect(unsentTranslations(opened)).toEqual([]);
    expect(unsentTranslations({ ...older, from: null })).toEqual([]);
  });

  test('a language typed twice is no fault where it is not sent', () => {
    const twice = { ...older, translations: [...older.translations, { lang: 'de', text: 'Wort' }] };
    expect(faultOf(twice, contentOf(twice, setting), { slug: 'baku' }, english)).toBeNull();
    const own = { ...opened, values: { ...opened.values, lang: 'az' } };
    expect(faultOf(own, contentOf(own, setting), { slug: 'baku' }, english)?.field).toBe('translations');
  });
});

test('a draft is worth keeping only with something that somebody typed', () => {
  expect(isTouched(draft('drive', { drive: 'aid', amountIs: 'add' }))).toBe(false);
  expect(isTouched(draft('update', { text: ' ' }))).toBe(false);
  expect(isTouched(draft('update', {}, { translations: [{ lang: 'uk', text: 'а' }] }))).toBe(true);
});
