/** Addresses of an embed, each in one spelling, so that caches hold it once. */
import type { PublicBlog } from '../../../shared/entry.js';
import { selectionQuery } from '../selection.js';
import type { Selection, Side } from '../views.js';

export const THEMES = ['light', 'dark'] as const;
/** The scheme of an embed; without one, the reader's browser decides. */
export type Theme = (typeof THEMES)[number];

interface Ask extends Side {
  selection?: Selection | undefined;
  theme?: Theme | undefined;
}

/** Returns the root-relative address of the page for an iframe. */
export function embedAddress(
  { slug, languages }: Pick<PublicBlog, 'slug' | 'languages'>,
  lang: string,
  { before, after, selection, theme }: Ask = {},
): string {
  const query = new URLSearchParams(
    selectionQuery(selection, { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }),
  );
  if (lang !== languages[0]) query.set('lang', lang);
  if (theme !== undefined) query.set('theme', theme);
  const text = query.toString();
  return `/embed/${slug}${text === '' ? '' : `?${text}`}`;
}
