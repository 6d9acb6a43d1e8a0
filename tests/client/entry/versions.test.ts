import { english } from '../../support/formSpeech.js';
import { ontoStanding, partsApart } from '../../../client/entry/versions.js';
import type { EntryContent } from '../../../client/entry/entryContent.js';

const BASE: EntryContent = {
  kind: 'speech',
  lang: 'en',
  text: 'one',
  speaker: { description: 'a student', role: 'speaker' },
  translations: { de: { text: 'eins' } },
  media: [
    { id: 'p1', alt: 'The crowd.' },
    { id: 'p2', alt: 'The flag.' },
  ],
};

test("an author's change goes on top of what stands: fields that the author left alone are as the desk has them", () => {
  const stands = {
    ...BASE,
    text: 'one, corrected',
    speaker: { description: 'a student of medicine', role: 'speaker' },
  };
  const mine = {
    ...BASE,
    speaker: { description: 'a student', role: 'nurse' },
    translations: { de: { text: 'Eins!' } },
  };
  expect(ontoStanding(BASE, mine, stands)).toEqual({
    ...stands,
    speaker: { description: 'a student of medicine', role: 'nurse' },
    translations: { de: { text: 'Eins!' } },
  });
});

test('a field that both changed is as the author wrote it, who sees both', () => {
  const merged = ontoStanding(BASE, { ...BASE, text: 'mine' }, { ...BASE, text: 'of the desk' });
  expect(merged.text).toBe('mine');
});

test('a photo that the desk took down is not named again, and its description of another one is kept beside a new photo', () => {
  const stands = { ...BASE, media: [{ id: 'p2', alt: 'The flag of Ukraine.', credit: 'Olena' }] };
  const mine = { ...BASE, media: [...(BASE.media as object[]), { id: 'p3', alt: 'A candle.' }] };
  expect(ontoStanding(BASE, mine, stands).media).toEqual([
    { id: 'p2', alt: 'The flag of Ukraine.', credit: 'Olena' },
    { id: 'p3', alt: 'A candle.' },
  ]);
});

test('without a known beginning the author’s version is taken whole', () => {
  expect(ontoStanding(null, { ...BASE, text: 'mine' }, { ...BASE, place: 'by the embassy' })).toEqual({
    ...BASE,
    text: 'mine',
  });
});

test('two versions show what differs in translations, descriptions of photos and other fields, and nothing that is the same', () => {
  const other: EntryContent = {
    ...BASE,
    speaker: { description: 'a student', role: 'nurse' },
    translations: { de: { text: 'Eins!' }, uk: { text: 'один' } },
    media: [
      { id: 'p1', alt: 'The crowd.' },
      { id: 'p2', alt: 'A flag.' },
    ],
  };
  const says = (version: EntryContent, beside: EntryContent) =>
    partsApart(version, beside, 'Asia/Baku', english).map(({ label, text }) => `${label}: ${text}`);
  expect(says(BASE, other)).toEqual(['Role: speaker', 'Deutsch: eins', 'Photo 2: The flag.']);
  expect(says(other, BASE)).toEqual(['Role: nurse', 'Deutsch: Eins!', 'Українська: один', 'Photo 2: A flag.']);
});

test('a time that is not the same in two versions is said by the clock of the rally, and not as it is sent', () => {
  const notice: EntryContent = { kind: 'notice', lang: 'uk', text: 'Дощ', until: '2022-02-27T12:30:00.000Z' };
  const parts = partsApart(notice, { ...notice, until: '2022-02-27T14:00:00.000Z' }, 'Asia/Baku', english);
  expect(parts).toEqual([{ key: 'until', label: 'Holds until', text: '27 Feb 2022, 16:30', lang: 'en' }]);
});
