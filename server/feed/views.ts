/**
 * What readers get of an entry or of the top of the page: made once per change, instance and language in use (rule F2),
 * and kept as long as the record that it was made of.
 */
import { publicBlog, publicEntry, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { isVisible } from '../../shared/entry.js';
import type { As, HtmlDelta, JsonDelta } from '../../shared/protocol.js';
import { escapedParagraphs } from '../render/markdown.js';
import { renderArticle } from '../render/article.js';
import { renderTop } from '../render/top.js';

export interface Views {
  article: (entry: EntryRecord, blog: BlogRecord, lang: string) => string;
  top: (blog: BlogRecord, top: readonly EntryRecord[], lang: string) => string;
  /** The delta of an entry, as JSON text. */
  delta: (entry: EntryRecord, blog: BlogRecord, as: As, lang: string) => string;
}

/** `onFault` hears of an entry that could not be shown as it should be, once (rule F6). */
export function createViews(onFault: (error: unknown, entry: string) => void): Views {
  const articles = new Map<string, WeakMap<EntryRecord, string>>();
  const deltas = new Map<string, WeakMap<EntryRecord, string>>();

  const shown = new WeakMap<BlogRecord['settings'], string>();

  /** What of a blog's settings an article shows: where the desk changes it, articles are made anew. */
  function shownOf({ settings }: BlogRecord): string {
    const { timeZone, languages, startsAt, drives, publisher } = settings;
    const known = shown.get(settings) ?? JSON.stringify([timeZone, languages, startsAt, drives, publisher]);
    shown.set(settings, known);
    return known;
  }

  const article: Views['article'] = (entry, blog, lang) =>
    once(articles, `${lang} ${shownOf(blog)}`, entry, () => {
      try {
        return renderArticle({ entry: publicEntry(entry), blog: publicBlog(blog), lang });
      } catch (error) {
        onFault(error, entry.id);
        return renderArticle({ entry: publicEntry(asPlainText(entry)), blog: publicBlog(blog), lang });
      }
    });

  return {
    article,
    top: (blog, entries, lang) =>
      renderTop({
        blog: publicBlog(blog),
        lang,
        pinned: entries.filter(({ pinned }) => pinned).map(publicEntry),
        keys: entries.filter(({ key }) => key).map(publicEntry),
      }),
    delta: (entry, blog, as, lang) =>
      once(deltas, `${as} ${lang} ${shownOf(blog)}`, entry, () =>
        JSON.stringify(deltaOf(entry, as, () => article(entry, blog, lang))),
      ),
  };
}

function once(
  cache: Map<string, WeakMap<EntryRecord, string>>,
  name: string,
  entry: EntryRecord,
  make: () => string,
): string {
  const known = cache.get(name) ?? new WeakMap<EntryRecord, string>();
  cache.set(name, known);
  const made = known.get(entry) ?? make();
  known.set(entry, made);
  return made;
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
