/** The page of the rally in Baku, for tests. */
import type { PublicBlog } from '../../../shared/entry.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderBlogPage } from '../../../server/render/page.js';
import type { BlogPageView } from '../../../server/render/views.js';
import { blog, chant, everyKind, notice, quote, site, speech } from './baku.js';

/** Returns the blog's page with an entry of each kind, changed as asked. */
export function page(changes: Partial<PublicBlog> = {}, view: Partial<BlogPageView> & { lang?: string } = {}): string {
  const { lang = 'en', ...rest } = view;
  const shown = { ...blog, ...changes };
  return renderBlogPage({
    site,
    top: { blog: shown, lang, pinned: [notice], keys: [chant, speech, quote] },
    articles: everyKind.map((one) => renderArticle({ entry: one, blog: shown, lang })),
    older: 8,
    before: null,
    poll: 10,
    ...rest,
  });
}

/** Returns the visible text: the HTML without its tags. */
export const read = (html: string) => html.replace(/<[^>]*>/g, '');
