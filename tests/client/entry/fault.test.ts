import { refusal } from '../../../shared/refusals.js';
import { draftOf, contentOf, type Draft } from '../../../client/entry/draft.js';
import { faultOf } from '../../../client/entry/check.js';
import { faultIn } from '../../../client/entry/fault.js';
import { english } from '../../support/formSpeech.js';
import { draft, setting, whole } from './drafts.js';

test('a crowd that was taken with decimals once has to be whole only where it changes', () => {
  const crowd = {
    kind: 'crowd',
    low: 300.5,
    high: 600,
    according: 'us',
    lang: 'en',
    happenedAt: setting.now,
  } as const;
  const typed = { ...draftOf(crowd, setting.timeZone), from: { words: crowd, rev: 1 } };
  expect(faultOf(typed, contentOf(typed, setting), { slug: 'baku' }, english)).toBeNull();
  const more = { ...typed, values: { ...typed.values, low: '400.5' } };
  expect(faultOf(more, contentOf(more, setting), { slug: 'baku' }, english)).toMatchObject({ field: 'low' });
});

test.each(Object.values(whole).map(([typed]) => [typed.kind, typed] as const))(
  'an entry of kind %s that was taken has no fault where nothing changes',
  (_, typed) => {
    const content = contentOf(typed, setting);
    expect(faultOf(typed, content, { slug: 'baku' }, english, content)).toBeNull();
  },
);

const collected = (amount: string) => draft('drive', { drive: 'aid', amountIs: 'add', amount });

test('a number that may be either of two is asked about at its field, and taken once it is clear', () => {
  const typed = collected('1.200');
  expect(faultOf(typed, contentOf(typed, setting), { slug: 'baku' }, english)).toEqual({
    field: 'amount',
    message: 'Is it 1,200 or 1.2? Choose one.',
  });
  for (const amount of ['1200', '1.2', '1,200', '0,500']) {
    expect(faultOf(collected(amount), contentOf(collected(amount), setting), { slug: 'baku' }, english)).toBeNull();
  }
});

test.each<[string, Draft, string]>([
  ['an empty update', draft('update', {}), 'text'],
  ['an update of which nothing would be seen', draft('update', { text: '[]()\u200b' }), 'text'],
  ['a photo without a picture, whose words would not be seen', draft('photo', { text: '---' }), 'media'],
  ['a speaker whose name nobody sees', draft('speech', { text: 'x', 'speaker.name': '\u200b' }), 'speaker.description'],
  ['people in halves', draft('crowd', { low: '2.5', according: 'us' }), 'low'],
  ['a chant without words', draft('chant', {}), 'words'],
  ['a speech that nobody gives', draft('speech', { text: 'x' }), 'speaker.description'],
  ['a quote of nobody', draft('quote', { text: 'x' }), 'source.name'],
  [
    'an address that is none',
    draft('quote', { text: 'x', 'source.name': 'V', 'source.url': 'javascript:alert(1)' }),
    'source.url',
  ],
  ['a drive without an amount', draft('drive', { drive: 'aid', amountIs: 'add' }), 'amount'],
  ['an amount in letters', draft('drive', { drive: 'aid', amountIs: 'add', amount: 'three' }), 'amount'],
  ['a crowd without a number', draft('crowd', { according: 'us' }), 'said'],
  ['a crowd that nobody counted', draft('crowd', { said: 'hundreds' }), 'according'],
  ['bounds the wrong way round', draft('crowd', { low: '9', high: '2', according: 'us' }), 'low'],
  ['a language that is none', draft('update', { lang: 'not a tag', text: 'x' }), 'lang'],
  ['a time that is none', draft('notice', { text: 'x', until: 'soon' }), 'until'],
  ['a photo with neither picture nor words', draft('photo', {}), 'media'],
  [
    'two translations in one language',
    draft(
      'update',
      { text: 'x' },
      {
        translations: [
          { lang: 'uk', text: 'a' },
          { lang: 'UK', text: 'b' },
        ],
      },
    ),
    'translations',
  ],
  [
    'a translation into its own language',
    draft('update', { text: 'x' }, { translations: [{ lang: 'en', text: 'a' }] }),
    'translations',
  ],
  [
    'two meanings in one language',
    draft(
      'chant',
      { words: 'x' },
      {
        meanings: [
          { lang: 'uk', text: 'a' },
          { lang: 'uk', text: 'b' },
        ],
      },
    ),
    'meanings',
  ],
  [
    'a translation without a language',
    draft('update', { text: 'x' }, { translations: [{ lang: '', text: 'a' }] }),
    'translations',
  ],
])('a fault is named at its field, in words that help: %s', (_what, typed, field) => {
  const fault = faultOf(typed, contentOf(typed, setting), { slug: 'baku' }, english);
  expect(fault?.field).toBe(field);
  expect(fault?.message).toMatch(/^[A-Z].*\.$/);
});

test("the server's refusal is shown at the field of the form that it is about", () => {
  const refused = faultIn(
    refusal('invalid', { field: 'translations.uk.text', why: 'too-long', values: { n: 20_000 } }),
    draft('update', { text: 'x' }),
    english,
  );
  expect(refused.field).toBe('translations');
});

test('a refusal names a field as the form does, never by its path on the wire', () => {
  const said = (kind: 'update' | 'chant', field: string) =>
    faultIn({ code: 'invalid', field, why: 'control-character' }, draft(kind, { [field]: 'x' }), english).message;
  expect(said('update', 'text')).toContain('"Words"');
  expect(said('chant', 'text')).toContain('"More about it"');
  expect(said('update', 'media.0.place')).toContain('"Where"');
});
