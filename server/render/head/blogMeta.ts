/** A blog's page for search engines and messengers. */
import { inOneRow, isolated } from '../../../shared/characters.js';
import { shortened } from '../../../shared/signs.js';
import { renderJsonLd } from '../embed/jsonLd.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { inZone } from '../moments.js';
import { pageAddress } from '../selection.js';
import type { BlogPageView } from '../views.js';
import { blogPreview } from './previewAddress.js';
import type { SearchMeta } from './searchMeta.js';

/** Messengers cut longer ones, and then within a word. */
export const SHARED_TITLE_MAX = 110;
export const DESCRIPTION_MAX = 200;

/**
 * A page of older entries is not indexed: from any entry on there is another one, with nearly the same content. Each entry
 * is found by its own page.
 */
export function blogMeta({ site, top, before, newer, selection, middle, search }: BlogPageView): SearchMeta {
  const { lang } = top;
  const blog = blogWithWordsIn(top.blog, lang);
  const isAsked = selection !== undefined || middle === true || newer !== undefined;
  const isNewest = before === null && !isAsked;
  const indexed = isNewest && blog.visibility === 'public';
  return {
    title: `${isolated(blog.title)} · ${isolated(site.name)}`,
    sharedTitle: shortened(blog.title, SHARED_TITLE_MAX),
    ...(blog.standfirst !== '' && { description: shortened(inOneRow(blog.standfirst), DESCRIPTION_MAX) }),
    canonical: pageAddress(blog, lang, selection, before === null ? {} : { before }),
    ...(blog.home !== undefined && { home: blog.home }),
    indexed,
    picture: { address: blogPreview(blog, lang), alt: blog.title },
    ...(search !== undefined && { times: timesOf(search.told, blog.timeZone) }),
    ...(search !== undefined && indexed && { structured: renderJsonLd({ site, blog, lang, ...search }) }),
  };
}

function timesOf({ begun, last }: { begun: string; last: string }, timeZone: string): SearchMeta['times'] {
  return { published: inZone(begun, timeZone), modified: inZone(last, timeZone) };
}
