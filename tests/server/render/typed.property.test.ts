/**
 * Each place that shows a text shows it as it was typed, less the marks of the dialect where they are clearly meant,
 * and up to runs of blanks. The generated texts know their own visible part.
 */
import { jest } from '@jest/globals';
import { gistOf } from '../../../client/entry/gist.js';
import { VISIBLE_TEXT } from '../../../client/entry/visibleText.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderFragment } from '../../../server/render/embed/fragment.js';
import { renderEmbedPage } from '../../../server/render/embed/embedPage.js';
import { renderJsonLd, renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderAtom } from '../../../server/render/feeds/atom.js';
import { renderJsonFeed } from '../../../server/render/feeds/jsonFeed.js';
import { renderRss } from '../../../server/render/feeds/rss.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { renderBlogPage } from '../../../server/render/page.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { Chance } from '../../support/seeded.js';
import { typedText, type Typed } from '../../support/typedTexts.js';
import { blog, entry, site } from './baku.js';

jest.setTimeout(240_000);

const TEXTS = 10_000;
const AT_ONCE = 50;

interface Case extends Typed {
  seed: number;
  entry: PublicEntry;
}

function caseOf(seed: number): Case {
  const text = typedText(new Chance(seed));
  const html = markdownToHtml(text.typed);
  return { ...text, seed, entry: entry('update', 1 + (seed % 40), { lang: text.lang, text: text.typed, html }) };
}

/** Returns the text that a browser shows of HTML, in one row; a list's numbers as a browser counts them. */
function shown(html: string): string {
  let number = 0;
  const text = html.replace(/<(\/?)(\w+)[^>]*>/g, (_tag, end: string, name: string) => {
    if (name === 'ol') number = end === '' ? 1 : 0;
    if (name === 'ul') number = 0;
    if (name === 'li' && end === '' && number > 0) return ` ${(number++).toString()}. `;
    return ['strong', 'em', 'del', 'a', 'b', 'span', 'bdi'].includes(name) ? '' : ' ';
  });
  return row(decoded(text));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function row(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Returns the content of each element of that name, in their order. */
function all(of: string, name: string): string[] {
  return [...of.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^]*?)</${name}>`, 'g'))].map(([, inside = '']) => inside);
}

/** Returns all texts of some entries, as a place shows them, in the entries' order. */
const PLACES: Record<string, (entries: PublicEntry[]) => string[]> = {
  'the page': (entries) => wordsIn(renderBlogPage(viewOf(entries))),
  'a frame of the wire': (entries) => entries.flatMap((one) => wordsIn(articleOf(one))),
  'the page for an iframe': (entries) => wordsIn(renderEmbedPage(viewOf(entries))),
  'the fragment': (entries) => wordsIn(renderFragment({ ...viewOf(entries), changedAt: '2022-02-27T12:00:00.000Z' })),
  'an entry’s page': (entries) =>
    entries.flatMap((one) => wordsIn(renderEntryPage({ site, blog, lang: 'en', entry: one }))),
  RSS: (entries) =>
    all(renderRss(forOthers(entries)), 'description').slice(1).flatMap((one) => wordsIn(decoded(one))), // oxfmt-ignore
  Atom: (entries) => all(renderAtom(forOthers(entries)), 'content').flatMap((one) => wordsIn(decoded(one))),
  'JSON Feed': (entries) =>
    (JSON.parse(renderJsonFeed(forOthers(entries))) as { items: { content_html: string }[] }).items //
      .flatMap(({ content_html }) => wordsIn(content_html)),
};

/** Returns all texts as places show them that take plain text alone. */
const TOLD: Record<string, (cases: Case[]) => string[]> = {
  'JSON-LD': (some) => postingsOf(some.map((one) => one.entry)).map(({ articleBody }) => row(articleBody)),
  'the apps’ lists': (some) => some.map(({ typed }) => row(gistOf({ kind: 'update', text: typed }).text)),
};

interface Posting {
  headline: string;
  articleBody: string;
}

function postingsOf(entries: PublicEntry[]): Posting[] {
  return (JSON.parse(renderJsonLd(forOthers(entries))) as { liveBlogUpdate: Posting[] }).liveBlogUpdate;
}

/** The places that feeds and search engines read. */
function forOthers(entries: PublicEntry[]) {
  const at = blog.updatedAt;
  const updates = entries.map(updateOf);
  return { site, blog, lang: 'en', entries, updates, updatedAt: at, told: { begun: at, last: at } };
}

/** The entries as search engines and feeds get them, made once, as an edition does. */
const updates = new Map<PublicEntry, ReturnType<typeof renderUpdate>>();

function updateOf(one: PublicEntry): ReturnType<typeof renderUpdate> {
  const made = updates.get(one) ?? renderUpdate(one, { site, blog, lang: 'en' });
  updates.set(one, made);
  return made;
}

/** The HTML of the entries, made once, as the feed does. */
const articles = new Map<PublicEntry, string>();

function articleOf(one: PublicEntry): string {
  const made = articles.get(one) ?? renderArticle({ entry: one, blog, lang: 'en' });
  articles.set(one, made);
  return made;
}

function viewOf(entries: PublicEntry[]) {
  return {
    site,
    top: { blog, lang: 'en', pinned: [], keys: [] },
    articles: entries.map(articleOf),
    older: null,
    before: null,
    poll: 10,
  };
}

/** Returns the texts of a page's articles: each is in an element of its own. */
function wordsIn(html: string): string[] {
  return [...html.matchAll(/<div class="t"[^>]*>([^]*?)<\/div>/g)].map(([, inside = '']) => shown(inside));
}

const seeds = Array.from({ length: TEXTS }, (_, seed) => seed);
let cases: Case[];

beforeAll(() => VISIBLE_TEXT.get());
beforeAll(() => {
  cases = seeds.map(caseOf);
});

/** Compares texts; a difference names its seed. */
function expectAllSeen(found: (of: Case[]) => string[], as: 'seen' | 'told' = 'seen'): void {
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    const some = cases.slice(at, at + AT_ONCE);
    const texts = found(some);
    expect(texts).toHaveLength(some.length);
    const differing = some.flatMap((one, index) => {
      const [got, wanted] = [texts[index], row(one[as])];
      return got === wanted ? [] : [{ seed: one.seed, typed: one.typed, got, wanted }];
    });
    expect(differing).toEqual([]);
  }
}

test('the typed texts are of at least ten scripts, and hold each kind of mark', () => {
  expect(new Set(cases.map((one) => one.entry.lang)).size).toBeGreaterThanOrEqual(10);
  for (const tag of ['<strong>', '<em>', '<del>', '<a ', '<ul>', '<ol>', '<blockquote>', '<br />']) {
    expect(cases.filter(({ entry: { html } }) => html.includes(tag)).length).toBeGreaterThan(500);
  }
});

test.each(Object.entries(PLACES))('%s shows the text as it was typed', (_name, place) => {
  expectAllSeen((some) => place(some.map((one) => one.entry)));
});

test.each(Object.entries(TOLD))(
  'the text in %s is as it was typed, and struck parts keep their marks',
  (_name, place) => {
    expectAllSeen(place, 'told');
  },
);

test('an entry’s title is the beginning of its typed text, cut between whole signs', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Cutting is what is tried here: a part of the texts is enough.
  const some = cases.slice(0, 1_000);
  const entries = some.map((one) => one.entry);
  const titles = all(renderRss(forOthers(entries)), 'title')
    .slice(1)
    .map(decoded);
  const headlines = postingsOf(entries).map(({ headline }) => headline);
  for (const list of [titles, headlines]) {
    expect(list).toHaveLength(some.length);
    some.forEach(({ told }, index) => {
      const title = list[index] ?? '';
      const whole = row(told);
      if (title === whole) return;
      const beginning = title.replace(/…$/, '');
      const rest = whole.slice(beginning.length);
      const boundary = segmenter.segment(whole).containing(beginning.length);
      expect({ begins: whole.startsWith(beginning), rest: rest !== '', at: boundary?.index }).toEqual({ begins: true, rest: true, at: beginning.length }); // oxfmt-ignore
      expect([...segmenter.segment(beginning)].length).toBeLessThanOrEqual(110);
    });
  }
});
