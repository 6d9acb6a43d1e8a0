/** A blog and entries with everything that a reader's page can show, in Georgian words. */
import { TEXT } from '../../support/pseudoRally.js';

const DAY_MS = 86_400_000;
/** The time `offset` days from now. */
export const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString();

/** Settings that fill everything above the feed. */
export const TOP = {
  standfirst: TEXT,
  place: 'საელჩო',
  startsAt: day(-1),
  asks: ['თბილი ტანსაცმელი'],
  summary: [{ lang: 'ka', text: TEXT }],
  drives: [
    {
      id: 'trucks',
      title: 'სატვირთოები',
      unit: 'მანქანა',
      target: 10,
      place: 'ეზო',
      destination: 'ლვივი',
      startsAt: day(-2),
      endsAt: day(2),
    },
  ],
  publisher: {
    name: 'გაზეთი',
    contact: 'desk@example.org',
    url: 'https://example.org/',
    imprint: 'https://example.org/imprint',
    privacy: 'https://example.org/privacy',
  },
  home: 'https://example.org/',
};

/** Entries of every kind, with every field that an entry may carry. */
export const ENTRIES: Record<string, unknown>[] = [
  { place: 'ეზო', happenedAt: day(-3) },
  { kind: 'chant', words: TEXT, text: '', transliteration: 'ხალხი', meanings: { ka: TEXT, uk: TEXT } },
  ...['stage', 'interview', 'statement'].map((occasion, at) => ({
    kind: 'speech',
    speaker: { name: 'ანა', role: 'ექიმი', organisation: 'კავშირი' },
    verbatim: at > 0,
    spoken: 'uk',
    occasion,
  })),
  {
    kind: 'quote',
    source: { name: 'ანა', handle: '@ანა', url: 'https://example.org/1', published: 'გაზეთში', attached: 'სურათი' },
  },
  { kind: 'quote', source: { name: 'ანა', url: 'https://example.org/1' } },
  ...['info', 'warning', 'urgent'].map((urgency) => ({ kind: 'notice', urgency, until: day(1) })),
  { kind: 'drive', drive: 'trucks', add: 2, text: '' },
  { kind: 'drive', drive: 'trucks', total: 1_234, text: '' },
  { kind: 'crowd', text: '', low: 2_000, high: 3_000, according: 'ორგანიზატორები', method: 'რიგებით' },
  { kind: 'crowd', text: '', low: 2_000, according: 'პოლიცია' },
  { kind: 'crowd', text: '', high: 3_000, said: 'ბევრი', according: 'პოლიცია' },
];
