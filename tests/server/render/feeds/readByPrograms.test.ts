/** RSS, Atom and JSON Feed as two independent programs read them. */
import type { FeedView } from '../../../../server/render/feeds/syndication.js';
import { titleOf } from '../../../../server/render/title.js';
import { readFeeds } from '../../../support/readFeeds.js';
import { blog, corrected, entry, everyKind, photo, site, withdrawn } from '../baku.js';

const viewOf = (changes: Partial<FeedView> = {}): FeedView => ({
  ...{ site, blog, lang: 'en', entries: everyKind, updatedAt: blog.updatedAt },
  ...changes,
});

test('two programs read the same entries of every kind from all three forms, each with id, title, address, author and time', async () => {
  for (const { reader, title, language, items } of await readFeeds(viewOf())) {
    expect([reader, title]).toEqual([reader, blog.title]);
    if (reader !== 'rss-parser atom') expect([reader, language]).toEqual([reader, 'en']);
    expect(items.map(({ html: _html, picture: _picture, ...told }) => told)).toEqual(
      everyKind.map((one) => ({
        id: `urn:uuid:${one.id}`,
        title: titleOf(one, { blog, lang: 'en' }, 90).text,
        link: `${site.url}/live/${blog.slug}/entries/${one.id}`,
        author: one.byline,
        published: one.publishedAt,
      })),
    );
  }
});

test('every entry has a title that is not empty, in every language of the interface', async () => {
  for (const lang of ['en', 'uk', 'az', 'ru', 'ar'])
    for (const { reader, items } of await readFeeds(
      viewOf({ lang, blog: { ...blog, languages: ['en', 'uk', 'az', 'ru', 'ar'] } }),
    ))
      expect([reader, items.filter(({ title }) => title.trim() === '')]).toEqual([reader, []]);
});

test('an entry keeps its id in every language; its address is that of the language', async () => {
  const read = await readFeeds(viewOf({ lang: 'uk' }));
  for (const { items } of read) {
    expect(items.map(({ id }) => id)).toEqual(everyKind.map(({ id }) => `urn:uuid:${id}`));
    expect(items.every(({ link }) => link.endsWith('?lang=uk'))).toBe(true);
  }
});

test('programs show a ready photo, and the title says that an entry is corrected, withdrawn or not confirmed', async () => {
  const rumour = entry('crowd', 3, { low: 300, according: 'AFP', verification: 'unconfirmed' });
  for (const { reader, items } of await readFeeds(viewOf({ entries: [photo, corrected, withdrawn, rumour] }))) {
    const picture = reader === 'rss-parser atom' ? '' : 'https://rally.example.org/media/r4nd0m/1600.jpg';
    expect([reader, items[0]?.picture]).toEqual([reader, picture]);
    expect(items.slice(1).map(({ title }) => /^[^:]*/.exec(title)?.[0])).toEqual([
      'Corrected',
      'Withdrawn',
      'Not confirmed',
    ]);
    expect(items[1]?.html).toContain('gave the wrong number of days');
    expect(items[2]?.html).toContain('We no longer stand by this entry.');
  }
});

test('no text breaks a feed: marks of XML, characters that XML lacks, half signs, emoji and turned directions', async () => {
  const hostile = ']]> <![CDATA[ & &amp; </title></feed> \u0000\u0007\u000b\ufffe\ud83d \u202e 👨‍👩‍👧‍👦🇺🇦 "\' {{x}}';
  const typed = entry('quote', 3, {
    text: hostile,
    html: '<p>]]&gt; 👨‍👩‍👧‍👦</p>',
    byline: hostile,
    source: { name: hostile },
  });
  const hostileBlog = { ...blog, title: hostile, standfirst: hostile, publisher: { ...blog.publisher, name: hostile } };
  for (const { reader, title, items } of await readFeeds(viewOf({ blog: hostileBlog, entries: [typed] }))) {
    for (const told of [title, items[0]?.author]) {
      expect([reader, told]).toEqual([reader, expect.stringContaining(']]> <![CDATA[ & &amp; </title></feed>')]);
      expect(told).toContain('👨‍👩‍👧‍👦🇺🇦');
    }
    expect(items[0]?.html).toContain(']]&gt; 👨‍👩‍👧‍👦');
  }
});

test('a title of 200 signs is cut between whole signs', async () => {
  const flags = entry('update', 3, { text: '🇦🇿🇺🇦'.repeat(100) });
  for (const { reader, items } of await readFeeds(viewOf({ entries: [flags] })))
    expect([reader, items[0]?.title]).toEqual([reader, `${'🇦🇿🇺🇦'.repeat(45)}…`]);
});
