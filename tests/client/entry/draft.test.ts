import type { Kind } from '../../../shared/entry.js';
import { parsePost } from '../../../shared/parse.js';
import { refusal } from '../../../shared/refusals.js';
import { asSent, draftOf, emptyDraft, isTouched, contentOf, type Draft } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { faultIn, faultOf } from '../../../client/entry/fault.js';
import { patchOf } from '../../../client/entry/patch.js';
import { english } from '../../support/formSpeech.js';
import { fromWallClock, toWallClock } from '../../../client/entry/wallClock.js';

const setting = { now: '2022-02-27T11:42:00.000Z', timeZone: 'Asia/Baku' };
const ids = { id: '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b', blog: 'baku' };
const CORRECTED = '11111111-2222-4333-8444-555555555555';

const draft = (kind: Kind, values: Record<string, string>, more: Partial<Draft> = {}): Draft => {
  const empty = emptyDraft(kind, 'en');
  return { ...empty, ...more, values: { ...empty.values, ...values } };
};

const whole: Record<Kind, [Draft, Record<string, unknown>]> = {
  update: [
    draft(
      'update',
      { text: 'The square is full. ', place: ' by the embassy ', corrects: CORRECTED },
      { minutesAgo: 5 },
    ),
    {
      text: 'The square is full.',
      place: 'by the embassy',
      corrects: CORRECTED,
      happenedAt: '2022-02-27T11:37:00.000Z',
    },
  ],
  chant: [
    draft(
      'chant',
      { lang: 'uk', words: 'Слава Україні!', transliteration: 'Slava Ukraini!' },
      {
        meanings: [
          { lang: 'en', text: 'Glory to Ukraine!' },
          { lang: 'az', text: ' ' },
        ],
      },
    ),
    { lang: 'uk', words: 'Слава Україні!', transliteration: 'Slava Ukraini!', meanings: { en: 'Glory to Ukraine!' } },
  ],
  speech: [
    draft('speech', {
      text: 'Words',
      'speaker.description': 'a student of medicine',
      'speaker.role': '',
      verbatim: 'yes',
      occasion: 'interview',
      spoken: 'az',
    }),
    {
      text: 'Words',
      speaker: { description: 'a student of medicine' },
      verbatim: true,
      occasion: 'interview',
      spoken: 'az',
    },
  ],
  photo: [
    draft('photo', { text: 'People hold up blue and yellow paper.' }),
    { text: 'People hold up blue and yellow paper.' },
  ],
  quote: [
    draft(
      'quote',
      {
        lang: 'uk',
        text: 'Слова',
        'source.name': 'V. K.',
        'source.handle': '@v',
        'source.url': 'https://example.org/1',
        'source.published': 'today',
        'source.attached': 'a video',
      },
      { translations: [{ lang: 'az', text: 'Sözlər' }] },
    ),
    {
      text: 'Слова',
      source: { name: 'V. K.', handle: '@v', url: 'https://example.org/1', published: 'today', attached: 'a video' },
      translations: { az: { text: 'Sözlər' } },
    },
  ],
  notice: [
    draft('notice', { text: 'Bring blankets', urgency: 'warning', until: '2022-02-27T19:00' }),
    { text: 'Bring blankets', urgency: 'warning', until: '2022-02-27T15:00:00.000Z' },
  ],
  drive: [draft('drive', { drive: 'aid', amountIs: 'total', amount: '1 200' }), { drive: 'aid', total: 1200 }],
  crowd: [
    draft('crowd', { said: 'hundreds', low: '200', high: '1,500', method: 'by rows', according: 'the ambassador' }),
    { said: 'hundreds', low: 200, high: 1500, method: 'by rows', according: 'the ambassador' },
  ],
};

describe.each(Object.entries(whole))('a %s', (_kind, [typed, expected]) => {
  test('becomes the payload of the contract, and parse takes it', () => {
    const content = contentOf(typed, setting);
    expect(content).toMatchObject(expected);
    expect(faultOf(typed, content, 'baku', english)).toBeNull();
    expect(parsePost({ ...ids, ...content }).ok).toBe(true);
  });

  test('comes back into the form as it was sent, so that opening it changes nothing', () => {
    const content = contentOf(typed, setting);
    expect(asSent(content, { ...setting, now: '2022-02-28T00:00:00.000Z' })).toEqual(content);
    expect(patchOf(content, asSent(content, setting))).toEqual({});
  });
});

describe('a change of an entry that was taken', () => {
  test('with people in decimals, once, is asked for whole ones only where they change', () => {
    const crowd = {
      kind: 'crowd',
      low: 300.5,
      high: 600,
      according: 'us',
      lang: 'en',
      happenedAt: setting.now,
    } as const;
    const typed = { ...draftOf(crowd, setting.timeZone), from: { words: crowd, rev: 1 } };
    expect(faultOf(typed, contentOf(typed, setting), 'baku', english)).toBeNull();
    const more = { ...typed, values: { ...typed.values, low: '400.5' } };
    expect(faultOf(more, contentOf(more, setting), 'baku', english)).toMatchObject({ field: 'low' });
  });

  test.each(Object.values(whole).map(([typed]) => [typed.kind, typed] as const))(
    'of kind %s has no fault where nothing changes',
    (_, typed) => {
      const content = contentOf(typed, setting);
      expect(faultOf(typed, content, 'baku', english, content)).toBeNull();
    },
  );
});

describe('a number that is two', () => {
  const collected = (amount: string) => draft('drive', { drive: 'aid', amountIs: 'add', amount });

  test('is asked about at its field, and taken once it is one', () => {
    const typed = collected('1.200');
    expect(faultOf(typed, contentOf(typed, setting), 'baku', english)).toEqual({
      field: 'amount',
      message: 'Is it 1,200 or 1.2? Choose one.',
    });
    for (const amount of ['1200', '1.2', '1,200', '0,500']) {
      expect(faultOf(collected(amount), contentOf(collected(amount), setting), 'baku', english)).toBeNull();
    }
  });
});

describe('faults are named at the field, in words that help', () => {
  test.each<[string, Draft, string]>([
    ['an empty update', draft('update', {}), 'text'],
    ['an update of which nothing would be seen', draft('update', { text: '[]()\u200b' }), 'text'],
    ['a photo without a picture, whose words would not be seen', draft('photo', { text: '---' }), 'media'],
    [
      'a speaker whose name nobody sees',
      draft('speech', { text: 'x', 'speaker.name': '\u200b' }),
      'speaker.description',
    ],
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
  ])('%s', (_what, typed, field) => {
    const fault = faultOf(typed, contentOf(typed, setting), 'baku', english);
    expect(fault?.field).toBe(field);
    expect(fault?.message).toMatch(/^[A-Z].*\.$/);
  });

  test("the server's refusal is shown at the same field", () => {
    const refused = faultIn(
      refusal('invalid', { field: 'translations.uk.text', why: 'too-long', values: { n: 20_000 } }),
      draft('update', { text: 'x' }),
      english,
    );
    expect(refused.field).toBe('translations');
  });
});

test('only what somebody typed makes a draft worth keeping', () => {
  expect(isTouched(draft('drive', { drive: 'aid', amountIs: 'add' }))).toBe(false);
  expect(isTouched(draft('update', { text: ' ' }))).toBe(false);
  expect(isTouched(draft('update', {}, { translations: [{ lang: 'uk', text: 'а' }] }))).toBe(true);
});

test('a time on the square is its own, whatever the phone thinks, also on the night when clocks change', () => {
  expect(fromWallClock('2022-02-27T19:00', 'Asia/Baku')).toBe('2022-02-27T15:00:00.000Z');
  expect(toWallClock('2022-02-27T15:00:00.000Z', 'Asia/Baku')).toBe('2022-02-27T19:00');
  expect(fromWallClock('2022-03-27T04:30', 'Europe/Kyiv')).toBe('2022-03-27T01:30:00.000Z');
  expect(fromWallClock('soon', 'Asia/Baku')).toBeNull();
});

describe('the patch of a revision', () => {
  test('holds what changed, removes by null, and reaches into objects', () => {
    const base = { kind: 'speech', text: 'a', place: 'here', speaker: { name: 'N', role: 'r' }, verbatim: false };
    const next = { kind: 'speech', text: 'b', speaker: { name: 'N' }, verbatim: false };
    expect(patchOf(base, next)).toEqual({ text: 'b', place: null, speaker: { role: null } });
  });

  test('turns an addition to a drive into a total', () => {
    expect(patchOf({ drive: 'aid', add: 1 }, { drive: 'aid', total: 4 })).toEqual({ add: null, total: 4 });
  });

  test('takes one translation away and leaves the other alone', () => {
    const translations = { uk: { text: 'у' }, az: { text: 'a' } };
    expect(patchOf({ translations }, { translations: { uk: { text: 'у' } } })).toEqual({ translations: { az: null } });
    expect(draftOf({ kind: 'update', translations }, 'UTC').translations).toHaveLength(2);
  });
});

describe('a draft that an older page kept opens without loss', () => {
  const kept = draft('update', { text: 'Half a sentence', place: 'by the embassy' });

  test('as it was, where the shape is the same', () => {
    expect(draftIn(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  test('from before there were photos', () => {
    const { photos: _none, ...older } = kept;
    expect(draftIn(older)).toEqual({ ...kept, photos: [] });
  });

  test("with a photo's place among the rest", () => {
    const words = { id: CORRECTED, alt: 'A flag', caption: 'By hand', credit: 'Anna' };
    const older = { ...kept, photos: [{ ...words, rest: { place: 'the square', altered: true } }] };
    const opened = draftIn(older);
    expect(opened).toEqual({ ...kept, photos: [{ ...words, place: 'the square', rest: { altered: true } }] });
    expect(contentOf(opened!, setting).media).toEqual([{ ...words, place: 'the square', altered: true }]);
  });

  test('and a revision that changes nothing stays one, though names stood in another order', () => {
    const before = { kind: 'photo' as const, media: [{ place: 'the square', id: CORRECTED, alt: 'A flag' }] };
    expect(patchOf(before, asSent(before, setting))).not.toHaveProperty('media');
    expect(patchOf(before, { ...before, media: [{ id: CORRECTED, alt: 'A drum' }] })).toHaveProperty('media');
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no object', 'update'],
    ['a kind that is none', { ...kept, kind: 'poem' }],
    ['a value that is no string', { ...kept, values: { text: 1 } }],
  ])('%s is no draft', (_what, kept) => {
    expect(draftIn(kept)).toBeNull();
  });

  test('photos that are none leave the words', () => {
    expect(draftIn({ ...kept, photos: [null] })).toEqual(kept);
  });
});
