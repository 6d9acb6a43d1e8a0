/** Drafts for the form's tests: one of each kind, filled as a reporter would, with the content that it becomes. */
import type { Kind } from '../../../shared/entry.js';
import { emptyDraft, type Draft } from '../../../client/entry/draft.js';

export const setting = { now: '2022-02-27T11:42:00.000Z', timeZone: 'Asia/Baku' };
export const ids = { id: '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b', blog: 'baku' };
export const CORRECTED = '11111111-2222-4333-8444-555555555555';

export const draft = (kind: Kind, values: Record<string, string>, more: Partial<Draft> = {}): Draft => {
  const empty = emptyDraft(kind, 'en');
  return { ...empty, ...more, values: { ...empty.values, ...values } };
};

export const whole: Record<Kind, [Draft, Record<string, unknown>]> = {
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
