/** The news sitemap: public blogs that began within the last two days, each in its languages, and entries of these days. */
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { languageGiven } from '../../../shared/messages/languages.js';
import { shortened } from '../../../shared/signs.js';
import { entryAddress, langQuery } from '../article/setting.js';
import { xml } from '../feeds/xml.js';
import { SHARED_TITLE_MAX } from '../head/blogMeta.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { inZone } from '../moments.js';
import { titleOf } from '../title.js';
import type { Site } from '../views.js';

/** Search engines take articles of two days, and so many of them. */
const DAYS_MS = 48 * 3_600_000;
export const ADDRESSES_MAX = 1_000;

/** Entries of a public blog, as readers see them. */
export interface NewsEntries {
  blog: PublicBlog;
  entries: readonly PublicEntry[];
}

/** The blogs that have news come first: an entry is found from its blog's page as well. */
export function renderNews(site: Site, blogs: readonly PublicBlog[], told: readonly NewsEntries[], now: Date): string {
  const fresh = blogs
    .filter((blog) => isFresh(blog, now))
    .toSorted((a, b) => beganAt(b, now).localeCompare(beganAt(a, now)));
  const addresses = fresh.flatMap((blog) => blog.languages.map((lang) => ofBlog(site, blog, lang, now)));
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${[...addresses, ...ofEntries(site, told, now)].slice(0, ADDRESSES_MAX).map(addressOf).join('\n')}
</urlset>
`;
}

/** Tells whether a moment is recent enough for news. */
export function isNews(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) <= DAYS_MS;
}

interface News {
  address: string;
  publication: string;
  lang: string;
  /** ISO 8601. */
  at: string;
  title: string;
}

function addressOf({ address, publication, lang, at, title }: News): string {
  return `<url>
<loc>${xml(address)}</loc>
<news:news>
<news:publication><news:name>${xml(publication)}</news:name><news:language>${newsLanguage(lang)}</news:language></news:publication>
<news:publication_date>${at}</news:publication_date>
<news:title>${xml(title)}</news:title>
</news:news>
</url>`;
}

function ofBlog({ url }: Site, blog: PublicBlog, lang: string, now: Date): News {
  return {
    address: `${url}/live/${blog.slug}${langQuery(blog, lang)}`,
    publication: blog.publisher.name,
    lang,
    at: inZone(beganAt(blog, now), blog.timeZone),
    title: shortened(blogWithWordsIn(blog, lang).title, SHARED_TITLE_MAX),
  };
}

/** The newest first, whatever their blog. */
function ofEntries(site: Site, told: readonly NewsEntries[], now: Date): News[] {
  return told
    .flatMap(({ blog, entries }) => entries.map((entry) => ({ blog, entry })))
    .filter(({ entry }) => isNews(entry.publishedAt, now) && entry.verification !== 'withdrawn')
    .toSorted((a, b) => b.entry.publishedAt.localeCompare(a.entry.publishedAt))
    .map(({ blog, entry }) => ofEntry(site, blog, entry));
}

/** An entry is listed in its own language, or where its blog has no page in that, in the blog's first one. */
function ofEntry({ url }: Site, blog: PublicBlog, entry: PublicEntry): News {
  const page = languageGiven(entry.lang, blog.languages)?.lang ?? blog.languages[0] ?? entry.lang;
  const title = titleOf(entry, { blog, lang: page }, SHARED_TITLE_MAX);
  return {
    address: url + entryAddress(blog.slug, entry.id, langQuery(blog, page)),
    publication: blog.publisher.name,
    lang: title.lang,
    at: inZone(entry.publishedAt, blog.timeZone),
    title: title.text,
  };
}

function isFresh(blog: PublicBlog, now: Date): boolean {
  return blog.status !== 'announced' && isNews(beganAt(blog, now), now);
}

/** A rally that reporters began before its hour, or without one, began with its present state. */
function beganAt({ startsAt, statusAt }: PublicBlog, now: Date): string {
  return startsAt !== null && Date.parse(startsAt) <= now.getTime() ? startsAt : statusAt;
}

/** The protocol takes two-letter codes, and of Chinese two scripts by their countries. */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return xml(language);
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
