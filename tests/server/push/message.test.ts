import { messageOf, type Told } from '../../../server/push/message.js';
import { PUSH_MESSAGE_MAX } from '../../../shared/protocol/push.js';
import { blog, entry, translated } from '../render/bakuBlog.js';

const update = entry('update', 1, { text: 'People in the square', key: true });
const told = (fields: Partial<Told> = {}): Told => ({
  ...{ blog, entry: update, id: update.id, seq: 1, lang: 'en', again: false },
  ...fields,
});
const bytes = (value: object) => Buffer.byteLength(JSON.stringify(value));

test('a notification has the words of the subscriber’s language, and leads to the entry in it', () => {
  const inUkrainian = { ...update, translations: { uk: translated('Люди на площі') } };
  expect(messageOf(told({ entry: inUkrainian, lang: 'uk' }))).toMatchObject({
    body: 'Люди на площі',
    lang: 'uk',
    address: `/live/${blog.slug}/entries/${update.id}?lang=uk`,
    quiet: false,
  });
});

test('a subscriber whose language was taken off the blog is told in its first one, and led there', () => {
  const inUkrainian = { ...update, translations: { uk: translated('Люди на площі') } };
  const without = { ...blog, languages: ['en', 'az'] };
  const message = messageOf(told({ blog: without, entry: inUkrainian, lang: 'uk' }));
  expect(message).toMatchObject({
    body: 'People in the square',
    lang: 'en',
    address: `/live/${blog.slug}/entries/${update.id}`,
  });
});

const titles = { uk: { title: 'Мітинг за Україну в Баку' }, ar: { title: 'تجمّع لأجل أوكرانيا' } };
const inThree = { ...blog, languages: ['en', 'uk', 'ar', 'az'], translations: titles };
const urgent = entry('notice', 2, { text: 'Leave the square', urgency: 'urgent' });

test.each([
  ['uk', 'Мітинг за Україну в Баку', 'Терміново: Мітинг за Україну в Баку'],
  ['az', blog.title, `Təcili: ${blog.title}`],
  // The notification runs with its text, which nobody translated.
  ['ar', '\u2068تجمّع لأجل أوكرانيا\u2069', '\u2068عاجل: \u2068تجمّع لأجل أوكرانيا\u2069\u2069'],
])('the title is that of the blog in the subscriber’s language, or the original: %s', (lang, title, warned) => {
  expect(messageOf(told({ blog: inThree, lang }))).toMatchObject({ title, lang: 'en', dir: 'ltr' });
  expect(messageOf(told({ blog: inThree, lang, entry: urgent })).title).toBe(warned);
});

test('a title that is shown in the original keeps its direction in a notification of the other one', () => {
  const inArabic = { ...update, translations: { ar: translated('الناس في الساحة') } };
  const untranslated = { ...inThree, title: 'Rally (Baku)', translations: {} };
  expect(messageOf(told({ blog: untranslated, lang: 'ar', entry: inArabic }))).toMatchObject({
    title: '\u2068Rally (Baku)\u2069',
    dir: 'rtl',
  });
  expect(messageOf(told({ blog: untranslated, lang: 'ar', entry: null }))).toMatchObject({
    title: '\u2068Rally (Baku)\u2069',
    lang: 'ar',
    dir: 'rtl',
  });
  expect(messageOf(told({ blog: inThree, lang: 'ar', entry: inArabic })).title).toBe(titles.ar.title);
});

test('a text whose letters run the other way than its language runs by its letters', () => {
  const said = entry('update', 3, { text: 'الناس في الساحة' });
  expect(messageOf(told({ entry: said }))).toMatchObject({ lang: 'en', dir: 'rtl' });
});

// A family is one sign of 25 bytes; a letter with a hundred marks is one sign, too.
const FAMILY = '👨‍👩‍👧‍👦';
const STACKED = `a${'\u0301'.repeat(100)}`;

test.each([
  ['letters', 'a'],
  ['Arabic letters', 'س'],
  ['families', FAMILY],
  ['letters with a hundred marks each', STACKED],
])('a long text of %s fits into what push services take, and is cut between whole signs', (_what, sign) => {
  const long = entry('update', 1, { text: sign.repeat(300) });
  const titled = { ...blog, title: sign.repeat(40) };
  const message = messageOf(told({ entry: long, blog: titled }));
  expect(bytes(message)).toBeLessThanOrEqual(PUSH_MESSAGE_MAX);
  expect(message.body.length).toBeGreaterThan(sign.length);
  expect(message.body.replaceAll(sign, '')).toBe('…');
});

test('a text of one sign that is longer than a message is left out, and the notification still leads to the entry', () => {
  const endless = `a${'\u0301'.repeat(5_000)}`;
  const message = messageOf(told({ entry: entry('update', 1, { text: endless }) }));
  expect(bytes(message)).toBeLessThanOrEqual(PUSH_MESSAGE_MAX);
  expect([message.body, message.id]).toEqual(['', update.id]);
  expect(message.address).toContain(update.id);
});

test('an entry that readers see no more is told as taken back, without a word of it, and without a sound', () => {
  const message = messageOf(told({ entry: null, again: true }));
  expect(message).toMatchObject({ address: `/live/${blog.slug}`, quiet: true });
  expect(JSON.stringify(message)).not.toContain('square');
});
