/**
 * The content of RSS, Atom and JSON Feed: a blog and its newest entries, before each format writes it in its own way.
 */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { Content } from '../article.js';
import { BothTimes } from '../article/meta.js';
import { entryAddress, langQuery, settingOf } from '../article/setting.js';
import { withOrigin } from '../embed/absolute.js';
import { blogWithWordsIn, entryWithWordsIn } from '../inLanguage.js';
import { directionOf } from '../language.js';
import { gistOf } from '../gist.js';
import type { Site } from '../views.js';

export interface FeedView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  /** The newest entries, by falling order. */
  entries: PublicEntry[];
  /** The time of the last change that readers saw, ISO 8601: not before any time of an entry. */
  updatedAt: string;
}

export interface Syndication {
  title: string;
  description: string;
  lang: string;
  publisher: string;
  /** The absolute address of the page. */
  page: string;
  /** Returns the absolute address of the feed in that form. */
  self: (form: 'rss' | 'atom' | 'json') => string;
  /** The time of the last change, ISO 8601. */
  updatedAt: string;
  items: Item[];
}

export interface Item {
  /** An id that stays the same when the blog moves to another address. */
  id: string;
  address: string;
  title: string;
  kind: string;
  lang: string;
  byline: string;
  publishedAt: string;
  updatedAt: string;
  /** The entry's HTML: sanitised (rule F2), with absolute addresses. */
  html: string;
  photos: Photo[];
}

export interface Photo {
  address: string;
  type: string;
  alt: string;
  width: number;
}

const TITLE_MAX = 90;

export function syndicationOf(view: FeedView): Syndication {
  const { site, lang, entries, updatedAt } = view;
  const blog = blogWithWordsIn(view.blog, lang);
  const query = langQuery(blog, lang);
  const items = entries.map((entry) => itemOf(entry, view));
  return {
    title: blog.title,
    description: blog.standfirst === '' ? blog.title : blog.standfirst,
    lang,
    publisher: blog.publisher.name,
    page: `${site.url}/live/${blog.slug}${query}`,
    self: (form) => `${site.url}/live/${blog.slug}/feed.${form}${query}`,
    updatedAt,
    items,
  };
}

function itemOf(entry: PublicEntry, { site, blog, lang }: FeedView): Item {
  const gist = gistOf(entry, { blog, lang }, TITLE_MAX);
  return {
    id: `urn:uuid:${entry.id}`,
    address: `${site.url}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`,
    title: gist.text,
    kind: entry.kind,
    lang: gist.lang,
    byline: entry.byline,
    publishedAt: entry.publishedAt,
    updatedAt: [entry.editedAt, entry.correction?.at, entry.publishedAt].reduce(later, entry.publishedAt),
    html: withOrigin(render(<Whole entry={entry} view={{ site, blog, lang }} />), site.url),
    photos: entryWithWordsIn(entry, blog, lang).media.flatMap((photo) => photoOf(photo, site)),
  };
}

/** The entry with its own language: programs show it beside entries of other pages, in a page of another language. */
function Whole({ entry, view }: { entry: PublicEntry; view: Pick<FeedView, 'site' | 'blog' | 'lang'> }): JSX.Element {
  const setting = settingOf({ entry, ...view, alone: true, bare: true });
  return (
    <div lang={entry.lang} dir={directionOf(entry.lang)}>
      <BothTimes setting={setting} />
      <Content setting={setting} />
    </div>
  );
}

function later(latest: string, at: string | undefined): string {
  return at !== undefined && at > latest ? at : latest;
}

/** Returns the widest file of the type that all programs can show, which is the last type. */
function photoOf({ state, alt, sources }: PublicEntry['media'][number], { url }: Site): Photo[] {
  const type = sources.at(-1)?.type;
  const [widest] = sources.filter((source) => source.type === type).sort((a, b) => b.width - a.width);
  if (state !== 'ready' || widest === undefined) return [];
  return [{ address: url + widest.src, type: widest.type, alt, width: widest.width }];
}
