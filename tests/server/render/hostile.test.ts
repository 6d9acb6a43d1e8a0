/** [X1] Texts of people reach the page as text, in every field of every kind. */
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderHome } from '../../../server/render/homePage.js';
import { renderNoticePage } from '../../../server/render/noticePage.js';
import { renderBlogPage } from '../../../server/render/page.js';
import { renderJoin, renderReport } from '../../../server/render/shells.js';
import { blog, everyKind, site } from './baku.js';

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</article></div><script>alert(1)</script>',
  '" onmouseover="alert(1)" x="',
  '</title></style><script>alert(1)</script>',
  '{{constructor}}${alert(1)}<!--',
];

// Ids, tags, times and addresses are checked by parse; html is the Markdown worker's. All other fields are a person's
// text.
const NOT_FREE = new Set(
  'id blog kind lang by html url type src state happenedAt publishedAt editedAt at until takenAt startsAt endsAt statusAt endedAt updatedAt slug timeZone status visibility epoch verification occasion urgency drive spoken corrects entry imprint privacy home'.split(
    ' ',
  ),
);

/** Returns the value with each free text replaced. */
function attacked<T>(value: T, attack: string, name = ''): T {
  if (typeof value === 'string') return (NOT_FREE.has(name) ? value : attack) as T;
  if (Array.isArray(value)) {
    return (name === 'languages' ? value : value.map((item: unknown) => attacked(item, attack, name))) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, attacked(inner as unknown, attack, key)]);
  return Object.fromEntries(entries) as T;
}

/** Returns all tags and attributes of a page. */
function tagsOf(html: string): { tag: string; attributes: string[] }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag = '', rest = '']) => ({
      tag: tag.toLowerCase(),
      attributes: [...rest.matchAll(/\s+([^\s=>"']+)(?:="[^"]*")?/g)].map(([, attribute = '']) =>
        attribute.toLowerCase(),
      ),
    }),
  );
}

/** An element of structured data, which ends at the first `<`: no text in it can be one. */
const DATA = /<script type="application\/ld\+json">[^<]*<\/script>/g;

/** The tags and attributes that a page may have; any other was let in by a text. */
function expectTame(whole: string): void {
  const html = whole.replace(DATA, '');
  expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/|(?: data-live(?:="")?)?>begin\(\)<)/i);
  expect(html).not.toMatch(
    /<(img|svg|iframe|object|embed|style|base|form|math)(?! (src="\/media\/|viewBox=")|>[\w.=[\] ]+\{margin:0\}<)/i,
  );
  for (const { attributes } of tagsOf(html)) {
    expect(attributes.filter((attribute) => attribute.startsWith('on') || attribute === 'style')).toEqual([]);
  }
  const opened = (html.match(/</g) ?? []).length;
  const tags = (html.match(/<\/?[a-z][^<>]*>|<!doctype html>/g) ?? []).length;
  expect(opened).toBe(tags);
}

test('attacks reach the texts of the fixture, a byline and a publisher’s name among them', () => {
  expect(attacked(everyKind[0]!, 'X').byline).toBe('X');
  expect(attacked(blog, 'X').publisher.name).toBe('X');
});

describe.each(ATTACKS)('[X1] %s', (attack) => {
  const hostileBlog: PublicBlog = { ...attacked(blog, attack), endedAt: '2022-02-27T14:00:00.000Z' };
  const hostile: PublicEntry[] = everyKind.map((entry) => attacked(entry, attack));

  test.each(hostile)('hostile text stays text in each field of a $kind', (entry) => {
    const html = renderArticle({ entry, blog: hostileBlog, lang: 'en' });
    expectTame(html);
    expect(html).toContain(attack.replaceAll('<', '&lt;').replaceAll('"', '&quot;'));
  });

  test.each(['announced', 'live', 'paused', 'ended'] as const)(
    'hostile text stays text on the page of a blog that is %s',
    (status) => {
      expectTame(
        renderBlogPage({
          site: { ...site, name: attack, contact: attack },
          top: { blog: { ...hostileBlog, status }, lang: 'en', pinned: hostile, keys: hostile },
          articles: hostile.map((entry) => renderArticle({ entry, blog: hostileBlog, lang: 'en' })),
          older: 1,
          before: null,
          poll: 10,
        }),
      );
    },
  );

  test('hostile text stays text on an entry’s page, the home page, notices and the apps’ pages', () => {
    const hostileSite = { ...site, name: attack, contact: attack };
    for (const entry of hostile)
      expectTame(renderEntryPage({ site: hostileSite, blog: hostileBlog, lang: 'en', entry }));
    expectTame(renderHome({ site: hostileSite, blogs: [hostileBlog] }));
    expectTame(renderNoticePage({ site: hostileSite, status: 500, errorId: attack }));
    expectTame(renderJoin({ site: hostileSite }));
    expectTame(renderReport({ site: hostileSite }));
  });
});
