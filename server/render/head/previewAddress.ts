/**
 * Addresses of link previews' pictures. Messengers keep a picture by its address for weeks: an address that names what the
 * picture was drawn of brings a corrected one to whoever shares the page after the correction.
 */
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';

/** Returns the root-relative address of the blog's picture, drawn of its settings alone. */
export function blogPreview({ slug, languages, rev }: PublicBlog, lang: string): string {
  return `/live/${slug}/preview.jpg?${queryOf(languages, lang, String(rev))}`;
}

/** Returns that of an entry's picture: labels and photos move the entry's seq, and the blog's state is drawn with it. */
export function entryPreview({ id, seq }: PublicEntry, { slug, languages, rev }: PublicBlog, lang: string): string {
  return `/live/${slug}/entries/${id}/preview.jpg?${queryOf(languages, lang, `${seq.toString()}.${rev.toString()}`)}`;
}

function queryOf(languages: readonly string[], lang: string, version: string): string {
  return new URLSearchParams({ ...(lang !== languages[0] && { lang }), v: version }).toString();
}
