/** The addresses of a blog's feeds: each has one spelling, so that caches hold it once and a hub knows it. */
import type { PublicBlog } from '../../../shared/entry.js';
import { langQuery } from '../article/setting.js';

const FORMS = ['rss', 'atom', 'json'] as const;
export type Form = (typeof FORMS)[number];

type OfBlog = Pick<PublicBlog, 'slug' | 'languages'>;

/** Returns the absolute address of the newest entries. `origin`: of our addresses, without a trailing slash. */
export function feedAddress(origin: string, blog: OfBlog, form: Form, lang: string): string {
  return `${origin}/live/${blog.slug}/feed.${form}${langQuery(blog, lang)}`;
}

/** Returns the addresses of all of its feeds, in each of its languages. */
export function feedAddresses(origin: string, blog: OfBlog): string[] {
  return blog.languages.flatMap((lang) => FORMS.map((form) => feedAddress(origin, blog, form, lang)));
}
