/** Which of a blog's entries a page shows, and in which order, as its address says it. */
import type { Kind, PublicBlog } from '../../shared/entry.js';
import { langQuery } from './article/setting.js';

export interface Selection {
  /** Entries of one kind, or key moments, alone. */
  only?: Kind | 'key';
  /** From the oldest entry to the newest. */
  rising?: boolean;
}

/** Entries on one side of an order. */
export interface Side {
  before?: number;
  after?: number;
}

/** Returns the root-relative address of a page. Its parts always stand in one order, so that caches hold it once. */
export function pageAddress(
  blog: Pick<PublicBlog, 'slug' | 'languages'>,
  lang: string,
  { only, rising }: Selection = {},
  { before, after }: Side = {},
): string {
  const parts = [
    before !== undefined && `before=${before.toString()}`,
    after !== undefined && `after=${after.toString()}`,
    only === 'key' && 'only=key',
    only !== undefined && only !== 'key' && `kind=${only}`,
    rising === true && 'order=oldest',
    langQuery(blog, lang).slice(1),
  ].filter(Boolean);
  return `/live/${blog.slug}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}
