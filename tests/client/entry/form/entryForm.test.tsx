import { render } from 'preact-render-to-string';
import type { Draft } from '../../../../client/entry/draft.js';
import { FormContext, type Form } from '../../../../client/entry/form/context.js';
import { EntryForm } from '../../../../client/entry/form/entryForm.js';
import { FormSpeechContext } from '../../../../client/entry/formWords.js';
import { english } from '../../../support/formSpeech.js';
import { draft } from '../drafts.js';

const translations = [{ lang: 'uk', text: 'Площа' }];
const fresh = draft('update', { text: 'The square' }, { translations });
const words = { kind: 'update' as const, text: 'The square', translations: { uk: { text: 'Площа' } } };
const changed: Draft = { ...fresh, from: { words, rev: 1 } };

const drawn = (typed: Draft, folds: boolean, fault: Form['fault'] = null) => {
  const blog = { timeZone: 'Asia/Baku', languages: ['en', 'uk'], drives: [], facesRequired: false };
  const photos = { picture: () => null, adding: null };
  const beside = { blog, fault, photos, entries: [], change: () => undefined, now: () => '2022-02-27T12:00:00.000Z' };
  return render(
    <FormSpeechContext.Provider value={english}>
      <FormContext.Provider value={{ ...beside, draft: typed, folds }}>
        <EntryForm />
      </FormContext.Provider>
    </FormSpeechContext.Provider>,
  );
};

test('the phone asks for translations of a new entry, and of no entry that is changed', () => {
  expect(drawn(fresh, true)).toContain('name="translations"');
  expect(drawn(changed, true)).not.toContain('name="translations');
  expect(drawn(changed, true)).not.toContain('Площа');
});

test('the desk has a sheet for translations, so that its form never asks for them', () => {
  for (const typed of [fresh, changed]) expect(drawn(typed, false)).not.toContain('name="translations');
});

test('a translation that an older page let somebody type is shown, with what becomes of it', () => {
  const older = { ...changed, translations: [{ lang: 'uk', text: 'Майдан' }] };
  const html = drawn(older, true);
  expect(html).toContain('Майдан');
  expect(html).toContain(english.form.translationsAtDesk);
});

test('a fault of the translations is said while an entry is changed, too', () => {
  expect(drawn(changed, true, { field: 'translations', message: 'Each once.' })).toContain('Each once.');
});
