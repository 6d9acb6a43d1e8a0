/** The news sitemap: public blogs that began within the last two days, each in its languages. */
import type { PublicBlog } from '../../../shared/entry.js';
import { shortened } from '../../../shared/signs.js';
import { langQuery } from '../article/setting.js';
import { xml } from '../feeds/xml.js';
import { SHARED_TITLE_MAX } from '../head/blogMeta.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { inZone } from '../moments.js';
import type { Site } from '../views.js';

/** Search engines take articles of two days, and so many of them. */
const DAYS_MS = 48 * 3_600_000;
const ADDRESSES_MAX = 1_000;

export function renderNews(site: Site, blogs: readonly PublicBlog[], now: Date): string {
  const fresh = blogs
    .filter((blog) => isFresh(blog, now))
    .toSorted((a, b) => beganAt(b, now).localeCompare(beganAt(a, now)));
  const addresses = fresh.flatMap((blog) => blog.languages.map((lang) => newsOf(site, blog, lang, now)));
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${addresses.slice(0, ADDRESSES_MAX).join('\n')}
</urlset>
`;
}

function newsOf({ url }: Site, blog: PublicBlog, lang: string, now: Date): string {
  return `<url>
<loc>${xml(`${url}/live/${blog.slug}${langQuery(blog, lang)}`)}</loc>
<news:news>
<news:publication><news:name>${xml(blog.publisher.name)}</news:name><news:language>${newsLanguage(lang)}</news:language></news:publication>
<news:publication_date>${inZone(beganAt(blog, now), blog.timeZone)}</news:publication_date>
<news:title>${xml(shortened(blogWithWordsIn(blog, lang).title, SHARED_TITLE_MAX))}</news:title>
</news:news>
</url>`;
}

function isFresh(blog: PublicBlog, now: Date): boolean {
  return blog.status !== 'announced' && now.getTime() - Date.parse(beganAt(blog, now)) <= DAYS_MS;
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
