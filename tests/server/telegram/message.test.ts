import type { PublicEntry } from '../../../shared/entry.js';
import {
  CAPTION_MAX,
  furtherCaption,
  gatheredOf,
  goneMessage,
  messageOf,
  TEXT_MAX,
} from '../../../server/telegram/message.js';
import { blog, entry, entryId, translated } from '../render/bakuBlog.js';
import { parseHtml } from '../../support/telegram/entities.js';

const around = { blog, lang: 'en', url: 'https://live.example' };
const said = (of: PublicEntry, over: Partial<typeof around> = {}) => messageOf(of, { ...around, ...over }, TEXT_MAX);
const lines = (html: string) => parseHtml(html).text.split('\n');
const address = (n: number) => `https://live.example/live/${blog.slug}/entries/${entryId(n)}`;

test('an update says its label first, its time in the rally’s zone, its words, who wrote it, and leads to its own page', () => {
  const update = entry('update', 1, { text: 'People gather', verification: 'unconfirmed', place: 'Embassy' });
  const { text, entities } = parseHtml(said(update));
  expect(text).toBe(
    'Not confirmed · 15:01 UTC+4\n\nPeople gather\n\nReporter on the square · Embassy\nRally for Ukraine in Baku',
  );
  expect(entities).toContainEqual({ type: 'bold', offset: 0, length: 'Not confirmed'.length });
  expect(entities.at(-1)).toMatchObject({ type: 'text_link', url: address(1) });
});

test.each([
  ['seen', 'Seen by our reporter'],
  ['confirmed', 'Confirmed'],
  ['corrected', 'Corrected'],
] as const)('an entry that is %s says so in its first words', (verification, label) => {
  expect(lines(said(entry('update', 1, { text: 'x', verification })))[0]).toBe(`${label} · 15:01 UTC+4`);
});

test('a correction stands before the words, with its note', () => {
  const corrected = entry('update', 1, {
    text: 'Two trucks',
    verification: 'confirmed',
    correction: { note: 'Two, not three', at: '2022-02-27T12:00:00.000Z' },
  });
  expect(lines(said(corrected)).slice(0, 4)).toEqual([
    'Corrected · 15:01 UTC+4',
    'Correction, 16:00 UTC+4: Two, not three',
    '',
    'Two trucks',
  ]);
});

test('a withdrawn entry says no word but that it was withdrawn', () => {
  const withdrawn = entry('update', 1, { text: 'It burns', verification: 'withdrawn' });
  expect(said(withdrawn)).not.toContain('burns');
  expect(lines(said(withdrawn)).slice(0, 2)).toEqual(['Withdrawn · 15:01 UTC+4', 'We no longer stand by this entry.']);
});

test('a channel in another language gets the translation, marked as such, and leads to the page in it', () => {
  const update = { ...entry('update', 1, { text: 'People' }), translations: { uk: translated('Люди') } };
  const html = said(update, { lang: 'uk' });
  expect(html).toContain('Люди');
  expect(html).not.toContain('People');
  expect(html).toContain('переклад');
  expect(html).toContain(`${address(1)}?lang=uk`);
});

test('a chant is said in its own words, with its sound and its meaning', () => {
  const chant = entry('chant', 1, {
    lang: 'uk',
    words: 'Слава\nУкраїні',
    transliteration: 'Slava',
    meanings: { en: 'Glory' },
  });
  const { text, entities } = parseHtml(said(chant));
  expect(text.split('\n').slice(2, 6)).toEqual(['«Слава', 'Україні»', 'Slava', 'Glory']);
  expect(text).toMatch(/^Seen by our reporter · Chant · 15:01/);
  expect(entities.map(({ type }) => type)).toEqual(expect.arrayContaining(['bold', 'italic']));
});

test('a speech names its speaker, says how it was said, and quotes', () => {
  const speech = entry('speech', 1, {
    text: 'We **stay**',
    speaker: { name: 'Leyla', role: 'a nurse' },
    verbatim: true,
    occasion: 'stage',
  });
  const html = said(speech);
  expect(html).toContain(
    '<b>Leyla</b>, a nurse\n<i>on stage · word for word</i>\n<blockquote>We <b>stay</b></blockquote>'.replace(
      '<b>stay</b>',
      '**stay**',
    ),
  );
});

test('a quote names its source and leads to where it was published', () => {
  const source = {
    name: 'The ministry',
    handle: '@ministry',
    url: 'https://gov.example/1',
    published: 'the ministry’s site',
  };
  const html = said(entry('quote', 1, { text: 'No comment', source }));
  expect(html).toContain('<b>The ministry</b> @ministry\n<blockquote>No comment</blockquote>');
  expect(html).toContain('<a href="https://gov.example/1">First published: the ministry’s site</a>');
});

test('a notice says its urgency and until when it holds', () => {
  const notice = entry('notice', 1, {
    text: 'Leave',
    urgency: 'urgent',
    until: '2022-02-27T13:00:00.000Z',
    verification: 'unconfirmed',
  });
  expect(lines(said(notice))[0]).toBe('Not confirmed · Urgent · 15:01 UTC+4 · until 17:00 UTC+4');
});

test('a collection and a number of people are said in one sentence', () => {
  expect(said(entry('drive', 1, { drive: 'trucks', total: 3 }))).toContain('<b>3 of 10</b> trucks · Humanitarian aid');
  const crowd = entry('crowd', 2, { low: 400, high: 600, according: 'the police', method: 'by rows' });
  expect(said(crowd)).toMatch(/<b>400 to 600 according to the police<\/b>\n<i>How it was counted: by rows<\/i>/);
});

test('an entry that happened long before it was sent tells both times, and the day where it was another', () => {
  const late = entry('update', 40, { text: 'x', happenedAt: '2022-02-26T18:00:00.000Z' });
  expect(lines(said(late))[0]).toContain('26 Feb, 22:00 UTC+4 · sent 15:40');
});

test('a photo’s caption, its credit and that it was altered stand below the words; its description where it does not show', () => {
  const photo = {
    id: 'p1',
    state: 'ready',
    alt: 'Flags',
    caption: 'Many flags',
    credit: 'A. B.',
    altered: true,
    sources: [],
  } as const;
  const media = [{ ...photo, sources: [] }];
  expect(messageOf(entry('photo', 1, { media }), around, CAPTION_MAX, ['p1'])).toContain(
    'Many flags\n<i>Photo: A. B. · altered to protect people</i>',
  );
  const waiting = [{ id: 'p1', state: 'waiting' as const, alt: 'Flags', altered: false, sources: [] }];
  expect(said(entry('photo', 1, { media: waiting }))).toContain('Flags\n<i>The photo is on its way</i>');
  expect(furtherCaption(media[0]!, entry('photo', 1, { media, verification: 'corrected' }), around)).toMatch(
    /^<b>Corrected/,
  );
});

const FAMILY = '👨‍👩‍👧‍👦';
test.each([
  ['letters', 'a'],
  ['words', 'word '],
  ['Arabic letters', 'س'],
  ['families', FAMILY],
  ['signs that are escaped', '&lt;'],
  ['one sign without end', `a${'\u0301'.repeat(20_000)}`],
])('a long text of %s fits, is cut between whole signs, and leads to the rest', (_what, sign) => {
  for (const limit of [TEXT_MAX, CAPTION_MAX]) {
    const text = sign.repeat(Math.ceil(20_000 / sign.length));
    const long = entry('update', 1, { text, byline: text.slice(0, 3_000), place: text.slice(0, 3_000) });
    const html = messageOf(long, { ...around, blog: { ...blog, title: text.slice(0, 500) } }, limit);
    expect(parseHtml(html).text.length).toBeLessThanOrEqual(limit);
    expect(html).toContain(`<a href="${address(1)}">Show the whole text</a>`);
  }
});

test('several entries in one message keep their order and their links, and are cut to their shares where they are long', () => {
  const short = [1, 2, 3].map((n) => entry('update', n, { text: `No ${n.toString()}` }));
  const html = gatheredOf(short, around);
  expect(lines(html).filter((line) => line.startsWith('No '))).toEqual(['No 1', 'No 2', 'No 3']);
  for (const n of [1, 2, 3]) expect(html).toContain(address(n));
  const long = Array.from({ length: 8 }, (_, n) => entry('update', n + 1, { text: 'слово '.repeat(2_000) }));
  const gathered = parseHtml(gatheredOf(long, around));
  expect(gathered.text.length).toBeLessThanOrEqual(TEXT_MAX);
  for (let n = 1; n <= 8; n += 1) expect(gathered.entities.filter(({ url }) => url === address(n))).toHaveLength(2);
});

test('in Arabic each line of the interface runs from right to left, and what is typed keeps its own direction', () => {
  const inArabic = { ...blog, languages: ['ar'], title: 'مسيرة' };
  const html = messageOf(
    entry('update', 1, { text: 'BBC said so', byline: 'Reporter', lang: 'en' }),
    { ...around, blog: inArabic, lang: 'ar' },
    TEXT_MAX,
  );
  const all = lines(html);
  expect(all[0]).toMatch(/^[\u200f\u0600-\u06ff]/);
  expect(all).toContain('BBC said so');
  expect(all.find((line) => line.includes('Reporter'))).toMatch(/^\u200f/);
});

test('an entry that is gone leaves a sentence without any word of it', () => {
  expect(goneMessage({ lang: 'en' })).toBe('What we told you here was taken back.');
  expect(goneMessage({ lang: 'ar' })).not.toContain('told');
});
