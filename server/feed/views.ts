/**
 * Views of an entry and of the top of the page, as readers get them: made once per change, instance and language in use
 * (rule F2), and kept as long as the record that they were made of.
 */
import { publicBlog, publicEntry, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { isVisible } from '../../shared/entry.js';
import type { As, HtmlDelta, JsonDelta } from '../../shared/protocol/readers.js';
import { escapedParagraphs } from '../render/markdown.js';
import { renderArticle } from '../render/article.js';
import { renderUpdate } from '../render/embed/jsonLd.js';
import { termsOf } from '../render/terms.js';
import { renderTop } from '../render/top.js';
import type { Site } from '../render/views.js';

export interface Views {
  article: (entry: EntryRecord, blog: BlogRecord, lang: string) => string;
  /** `article` for pages without our styles. */
  bareArticle: (entry: EntryRecord, blog: BlogRecord, lang: string) => string;
  /** Entries as updates for search engines. */
  updates: (entries: readonly EntryRecord[], blog: BlogRecord, lang: string) => string[];
  top: (blog: BlogRecord, top: readonly EntryRecord[], lang: string) => string;
  /** The delta of an entry, as JSON text. */
  delta: (entry: EntryRecord, blog: BlogRecord, as: As, lang: string) => string;
}

/** The views of one blog. `onFault` hears once of each entry that could not be shown as it should be (rule F6). */
export function createViews(site: Site, onFault: (error: unknown, what: string) => void): Views {
  const articles = new Map<string, Kept>();
  const deltas = new Map<string, Kept>();

  const articleFor =
    (bare: boolean): Views['article'] =>
    (entry, blog, lang) =>
      once(articles, bare ? `${lang} bare` : lang, entry, blog, () => {
        const view = { blog: publicBlog(blog), lang, site, bare };
        try {
          return renderArticle({ ...view, entry: publicEntry(entry) });
        } catch (error) {
          onFault(error, `entry ${entry.id}`);
          return renderArticle({ ...view, entry: publicEntry(asPlainText(entry)) });
        }
      });
  const article = articleFor(false);

  return {
    article,
    bareArticle: articleFor(true),
    updates: (entries, blog, lang) => entries.map((entry) => updateOf(articles, entry, blog, { site, lang })),
    top: (blog, entries, lang) => {
      try {
        const pinned = entries.filter((entry) => entry.pinned).map(publicEntry);
        const keys = entries.filter((entry) => entry.key).map(publicEntry);
        // Points of the summary find their entries among these; a pinned one may be such an entry, too.
        const shown = { blog: publicBlog(blog), lang };
        return renderTop({
          ...shown,
          pinned,
          keys,
          rests: entries.map(publicEntry),
          site,
          terms: termsOf(shown.blog, lang),
        });
      } catch (error) {
        onFault(error, `the top of ${blog.slug}`);
        return escapedParagraphs(blog.settings.title);
      }
    },
    delta: (entry, blog, as, lang) =>
      once(deltas, `${as} ${lang}`, entry, blog, () =>
        JSON.stringify(deltaOf(entry, as, () => article(entry, blog, lang))),
      ),
  };
}

type Page = Pick<Parameters<typeof renderUpdate>[1], 'site' | 'lang'>;

function updateOf(kept: Map<string, Kept>, entry: EntryRecord, blog: BlogRecord, page: Page): string {
  return once(kept, `${page.lang} update`, entry, blog, () => {
    const around = { ...page, blog: publicBlog(blog) };
    try {
      return renderUpdate(publicEntry(entry), around);
    } catch {
      // Its article, which is made for every reader, reports it.
      return renderUpdate(publicEntry(asPlainText(entry)), around);
    }
  });
}

/** Views made for one audience, and the blog's settings that they show. */
interface Kept {
  settings: string;
  made: WeakMap<EntryRecord, string>;
}

function once(
  kept: Map<string, Kept>,
  audience: string,
  entry: EntryRecord,
  blog: BlogRecord,
  make: () => string,
): string {
  const settings = shownSettings(blog);
  let known = kept.get(audience);
  // Articles are made anew where the desk changes the settings that they show.
  if (known?.settings !== settings) kept.set(audience, (known = { settings, made: new WeakMap() }));
  const made = known.made.get(entry) ?? make();
  known.made.set(entry, made);
  return made;
}

/** The part of a blog's settings that an article shows. */
function shownSettings({ settings }: BlogRecord): string {
  const { timeZone, languages, startsAt, drives, publisher, translations = {} } = settings;
  const translated = Object.entries(translations).map(([lang, one]) => [lang, one.drives]);
  return JSON.stringify([timeZone, languages, startsAt, drives, publisher, translated]);
}

function deltaOf(entry: EntryRecord, as: As, html: () => string): HtmlDelta | JsonDelta {
  const { id, seq, order, content } = entry;
  if (seq === null || order === null) throw new Error(`entry ${id} was never published, so readers get nothing of it`);
  if (!isVisible(entry)) return { seq, id, gone: true };
  const place = { seq, id, order, kind: content.kind };
  return as === 'html' ? { ...place, html: html() } : { ...place, entry: publicEntry(entry) };
}

/** Rule F6: an entry that cannot be shown is shown as plain text; the head never waits for it. */
function asPlainText(entry: EntryRecord): EntryRecord {
  const { lang, text, happenedAt } = entry.content;
  return {
    ...entry,
    content: { kind: 'update', lang, text, happenedAt, translations: {}, media: [] },
    html: { text: escapedParagraphs(text), translations: {} },
  };
}
