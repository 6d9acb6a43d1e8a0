/** Structured data: kept to schema.org's vocabulary in every kind, state and language, and safe inside of a script element. */
import { renderEntryJsonLd, renderJsonLd, renderUpdate } from '../../../../server/render/embed/jsonLd.js';
import type { PublicBlog, PublicEntry } from '../../../../shared/entry.js';
import { VERIFICATIONS } from '../../../../shared/entry.js';
import { signsOf } from '../../../../shared/signs.js';
import { vocabularyFaults } from '../../../support/vocabularyFaults.js';
import { blog, corrected, entry, everyKind, photo, site, update, withdrawn } from '../baku.js';

type Node = Record<string, unknown>;

const told = { begun: '2022-02-27T10:00:00.000Z', last: '2022-02-27T11:41:00.000Z' };
const rendered = (entries: PublicEntry[], shown: PublicBlog, lang: string) => {
  const updates = entries.map((one) => renderUpdate(one, { site, blog: shown, lang }));
  return renderJsonLd({ site, blog: shown, lang, updates, told });
};
const liveBlog = (entries: PublicEntry[], changes: Partial<PublicBlog> = {}, lang = 'en') =>
  JSON.parse(rendered(entries, { ...blog, ...changes }, lang)) as Node & {
    liveBlogUpdate: Node[];
  };
const updateOf = (one: PublicEntry, lang = 'en') => liveBlog([one], {}, lang).liveBlogUpdate[0]!;

test('entries of every kind, with every label, in every language keep to the vocabulary of schema.org', () => {
  const labelled = VERIFICATIONS.flatMap((verification) => everyKind.map((one) => ({ ...one, verification })));
  for (const lang of [...blog.languages, 'ar'])
    expect(vocabularyFaults(liveBlog([...everyKind, ...labelled], {}, lang))).toEqual([]);
});

test('a blog in every state keeps to the vocabulary of schema.org, also without a beginning, a place and a standfirst', () => {
  for (const changes of [
    { status: 'announced', startsAt: null, standfirst: '', place: '' },
    { status: 'ended', endedAt: '2022-02-27T14:00:00.000Z' },
    { timeZone: 'UTC', publisher: { name: 'Square', contact: '' } },
  ] as const)
    expect(vocabularyFaults(liveBlog([update], changes))).toEqual([]);
});

test('an entry’s own page has its structured data, as a part of the live blog', () => {
  for (const one of everyKind) {
    const own = JSON.parse(renderEntryJsonLd(one, { site, blog, lang: 'uk' })) as Node;
    expect(vocabularyFaults(own)).toEqual([]);
    expect(own).toMatchObject({
      '@type': 'BlogPosting',
      url: `https://rally.example.org/live/baku-ukraine/entries/${one.id}?lang=uk`,
      isPartOf: { '@id': 'https://rally.example.org/live/baku-ukraine?lang=uk' },
      publisher: { name: 'Square Press' },
    });
  }
});

test('the check of the vocabulary finds a wrong type, property, owner, value and an empty list', () => {
  const faultsWith = (changes: Node) => vocabularyFaults({ ...liveBlog([update]), ...changes });
  expect(faultsWith({})).toEqual([]);
  expect(faultsWith({ '@type': 'LiveBlog' })).toEqual([': LiveBlog is no known type']);
  expect(faultsWith({ '@context': 'http://schema.org' })).toHaveLength(1);
  expect(faultsWith({ headlines: 'x' })).toEqual(['/headlines: no known property']);
  expect(faultsWith({ startDate: '2022-02-27' })).toEqual(['/startDate: LiveBlogPosting has no such property']);
  expect(faultsWith({ coverageStartTime: '2022-02-27' })).toHaveLength(1);
  expect(faultsWith({ coverageStartTime: '27 February' })).toHaveLength(1);
  expect(faultsWith({ url: '/live/baku' })).toHaveLength(1);
  expect(faultsWith({ author: { '@type': 'Event', name: 'x' } })).toHaveLength(1);
  expect(faultsWith({ liveBlogUpdate: [{ '@type': 'Comment', text: 'x' }] })).toHaveLength(1);
  expect(faultsWith({ liveBlogUpdate: [{ '@type': 'BlogPosting', articleBody: '' }] })).toHaveLength(1);
  expect(faultsWith({ image: [] })).toHaveLength(1);
});

test('moments have the offset of the blog’s zone, and coverage begins with the rally and ends with it', () => {
  expect(liveBlog([update], { endedAt: '2022-02-27T14:00:00.000Z' })).toMatchObject({
    coverageStartTime: '2022-02-27T15:00:00+04:00',
    coverageEndTime: '2022-02-27T18:00:00+04:00',
    datePublished: '2022-02-27T14:00:00+04:00',
    dateModified: '2022-02-27T15:41:00+04:00',
    liveBlogUpdate: [{ datePublished: '2022-02-27T15:15:00+04:00', dateModified: '2022-02-27T15:25:00+04:00' }],
  });
  expect(liveBlog([update])).not.toHaveProperty('coverageEndTime');
  const late = { ...update, happenedAt: '2022-02-27T10:00:00.000Z' };
  expect(updateOf(late)).toMatchObject({ contentReferenceTime: '2022-02-27T14:00:00+04:00' });
  expect(liveBlog([update], { timeZone: 'America/St_Johns' }).datePublished).toBe('2022-02-27T06:30:00-03:30');
});

test('a ready photo is an image with an absolute address, caption and credit; a photo that is on its way is none', () => {
  expect(updateOf(photo)).toMatchObject({
    image: [
      {
        '@type': 'ImageObject',
        url: 'https://rally.example.org/media/r4nd0m/1600.jpg',
        caption: 'In front of the embassy, the pavement is full.',
        creditText: 'drawn for this page',
      },
    ],
  });
  expect(
    updateOf({ ...photo, media: photo.media.map((one) => ({ ...one, state: 'waiting' as const })) }),
  ).not.toHaveProperty('image');
});

test('a label and a correction are in the structured data, the label in the page’s language', () => {
  expect(updateOf(corrected)).toMatchObject({
    headline: 'Corrected: The collection of aid lasts ten days, and one truck leaves on each of them.',
    creativeWorkStatus: { termCode: 'corrected', name: 'Corrected' },
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'An earlier version of this entry gave the wrong number of days.',
        datePublished: '2022-02-27T15:20:00+04:00',
      },
    ],
  });
  expect(updateOf(withdrawn, 'uk')).toMatchObject({
    creativeWorkStatus: { termCode: 'withdrawn' },
    correction: [{ '@type': 'CorrectionComment', inLanguage: 'uk' }],
  });
  expect(updateOf(entry('update', 3, { text: 'It rains.', verification: 'unconfirmed' })).headline).toBe(
    'Not confirmed: It rains.',
  );
});

test('a headline of 200 signs is cut between whole signs', () => {
  const families = '👩‍👩‍👧‍👦'.repeat(200);
  const { headline, liveBlogUpdate } = liveBlog([entry('update', 3, { text: families })], { title: families });
  for (const cut of [headline, liveBlogUpdate[0]?.headline]) {
    expect(cut).toBe(`${'👩‍👩‍👧‍👦'.repeat(110)}…`);
    expect(signsOf(String(cut), 200)).toHaveLength(111);
  }
});

test('no text can end the script element that structured data stands in', () => {
  const hostile = '</script><!--<script>alert(1)';
  const shown = { ...blog, title: hostile, publisher: { ...blog.publisher, name: hostile } };
  const json = rendered([entry('chant', 3, { words: hostile, meanings: {} })], shown, 'en');
  expect(json).not.toContain('<');
  expect((JSON.parse(json) as Node).headline).toBe(hostile);
});

test('the structured data of a blog with a home names the publisher’s article as its page', () => {
  const home = 'https://paper.example/rally';
  const data = liveBlog([update], { home });
  expect([data.url, data.mainEntityOfPage]).toEqual([home, home]);
  expect(vocabularyFaults(data)).toEqual([]);
});
