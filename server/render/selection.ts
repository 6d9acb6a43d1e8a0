/** Addresses of a blog's pages: which entries they show, and in which order. */
import type { PublicBlog } from '../../shared/entry.js';
import { langQuery } from './article/setting.js';
import type { BlogPageView, Selection, Side } from './views.js';

/** Returns the root-relative address of a page. Its parts always stand in one order, so that caches hold it once. */
export function pageAddress(
  blog: Pick<PublicBlog, 'slug' | 'languages'>,
  lang: string,
  selection: Selection = {},
  side: Side = {},
): string {
  const query = [selectionQuery(selection, side), langQuery(blog, lang).slice(1)].filter(Boolean).join('&');
  return `/live/${blog.slug}${query === '' ? '' : `?${query}`}`;
}

/** The part of a query that says which entries, without a mark before it. */
export function selectionQuery({ only, rising }: Selection = {}, { before, after }: Side = {}): string {
  const parts = [
    before !== undefined && `before=${before.toString()}`,
    after !== undefined && `after=${after.toString()}`,
    only === 'key' && 'only=key',
    only !== undefined && only !== 'key' && `kind=${only}`,
    rising === true && 'order=oldest',
  ];
  return parts.filter(Boolean).join('&');
}

/** Whether a page of some entries stays as it is: it goes on live where it has the newest entry, or from the oldest on the oldest. */
export function isMiddle({ older, newer }: Pick<BlogPageView, 'older' | 'newer'>, { rising }: Selection = {}): boolean {
  return newer !== null && !(rising === true && older === null);
}
