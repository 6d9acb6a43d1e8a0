/**
 * The content of RSS, Atom and JSON Feed: a blog and its newest entries, before each format writes it in its own way.
 */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { Content } from '../article.js';
import { BothTimes } from '../article/meta.js';
import { entryAddress, langQuery, settingOf } from '../article/setting.js';
import { feedAddress, type Form } from './address.js';
import { withOrigin } from '../embed/absolute.js';
import { blogWithWordsIn, entryWithWordsIn } from '../inLanguage.js';
import { directionOf } from '../language.js';
import { lastChangeOf } from '../moments.js';
import { fileOf } from '../photoFile.js';
import { titleOf, warningOf } from '../title.js';
import type { Site } from '../views.js';

export interface FeedView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  /** By falling order. */
  entries: PublicEntry[];
  /** The order that these entries stand before; null for the newest ones. */
  before?: number | null;
  /** The order to ask older ones before; null at the end. */
  older?: number | null;
  /** The time of the last change that readers saw, ISO 8601: not before any time of an entry. */
  updatedAt: string;
  /** The address of the hub that is told of changes; null where there is none. */
  hub?: string | null;
  /** When each entry last changed, its label and photos included, by its id, ISO 8601; an entry's own times where that is not known. */
  changes?: ReadonlyMap<string, string>;
}

export interface Syndication {
  title: string;
  description: string;
  lang: string;
  publisher: string;
  /** The absolute address of the page. */
  page: string;
  /** Returns the absolute address of this feed in that form. */
  self: (form: Form) => string;
  /** Returns that of the newest entries; the same as `self` where these are the newest. */
  first: (form: Form) => string;
  /** Returns that of the entries before these; undefined where there are none. */
  next: (form: Form) => string | undefined;
  /** The blog's other languages, each with the address of its feed. */
  others: { lang: string; self: (form: Form) => string }[];
  /** The hub that tells of new entries; null where there is none. */
  hub: string | null;
  /** The time of the last change, ISO 8601. */
  updatedAt: string;
  items: Item[];
}

export interface Item {
  /** An id that stays the same when the blog moves to another address. */
  id: string;
  address: string;
  /** Never empty, and with the label that the words need. */
  title: string;
  /** The entry's kind, and its label where the title says it, as the API names them. */
  tags: string[];
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
  credit?: string;
}

const TITLE_MAX = 90;

export function syndicationOf(view: FeedView): Syndication {
  const { site, lang, entries, updatedAt, before = null, older = null, hub = null } = view;
  const blog = blogWithWordsIn(view.blog, lang);
  const first = (form: Form, tag = lang) => feedAddress(site.url, blog, form, tag);
  return {
    title: blog.title,
    description: blog.standfirst === '' ? blog.title : blog.standfirst,
    lang,
    publisher: blog.publisher.name,
    page: `${site.url}/live/${blog.slug}${langQuery(blog, lang)}`,
    self: (form) => (before === null ? first(form) : withBefore(first(form), before)),
    first,
    next: (form) => (older === null ? undefined : withBefore(first(form), older)),
    others: blog.languages
      .filter((tag) => tag !== lang)
      .map((tag) => ({ lang: tag, self: (form) => first(form, tag) })),
    // Nobody is told of the older ones: they are read once.
    hub: before === null ? hub : null,
    updatedAt,
    items: entries.map((entry) => itemOf(entry, view)),
  };
}

function itemOf(entry: PublicEntry, { site, blog, lang, changes }: FeedView): Item {
  const title = titleOf(entry, { blog, lang }, TITLE_MAX);
  const warning = warningOf(entry);
  return {
    id: `urn:uuid:${entry.id}`,
    address: `${site.url}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`,
    title: title.text,
    tags: warning === null ? [entry.kind] : [entry.kind, warning],
    lang: title.lang,
    byline: entry.byline,
    publishedAt: entry.publishedAt,
    updatedAt: latest(lastChangeOf(entry), changes?.get(entry.id)),
    html: withOrigin(render(<Whole entry={entry} view={{ site, blog, lang }} />), site.url),
    photos: entryWithWordsIn(entry, blog, lang).media.flatMap((photo) => photoOf(photo, site)),
  };
}

function latest(own: string, changed = own): string {
  return changed > own ? changed : own;
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

function photoOf(photo: PublicEntry['media'][number], { url }: Site): Photo[] {
  const file = fileOf(photo);
  if (file === undefined) return [];
  const { alt, credit } = photo;
  const { type, width, src } = file;
  return [{ address: url + src, type, alt, width, ...(credit !== undefined && { credit }) }];
}

/** Puts `before` first, so that an address has one spelling and caches hold it once. */
function withBefore(address: string, before: number): string {
  const [path = '', query] = address.split('?');
  return `${path}?before=${before.toString()}${query === undefined ? '' : `&${query}`}`;
}
