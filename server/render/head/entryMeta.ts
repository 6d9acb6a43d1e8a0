/** An entry's page for search engines and messengers. */
import { isolated } from '../../../shared/characters.js';
import { shortened } from '../../../shared/signs.js';
import { entryAddress, langQuery } from '../article/setting.js';
import { renderEntryJsonLd } from '../embed/jsonLd.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { inZone, lastChangeOf } from '../moments.js';
import { titleOf } from '../title.js';
import type { EntryPageView } from '../views.js';
import { DESCRIPTION_MAX } from './blogMeta.js';
import { entryPreview } from './previewAddress.js';
import type { SearchMeta } from './searchMeta.js';

const TITLE_MAX = 80;
/** A long title of the rally would push the entry's own out of sight. */
const BLOG_TITLE_MAX = 60;

/** An entry that the desk no longer stands by stays at its address, and is found by nobody who searches. */
export function entryMeta({ site, blog, lang, entry }: EntryPageView): SearchMeta {
  const around = { blog, lang };
  const rally = shortened(blogWithWordsIn(blog, lang).title, BLOG_TITLE_MAX);
  const indexed = blog.visibility === 'public' && entry.verification !== 'withdrawn';
  const description = titleOf(entry, around, DESCRIPTION_MAX).text;
  return {
    title: `${isolated(titleOf(entry, around, TITLE_MAX).text)} · ${isolated(rally)}`,
    description,
    canonical: entryAddress(blog.slug, entry.id, langQuery(blog, lang)),
    ...(blog.home !== undefined && { home: blog.home, isPart: true }),
    indexed,
    picture: { address: entryPreview(entry, blog, lang), alt: description },
    times: {
      published: inZone(entry.publishedAt, blog.timeZone),
      modified: inZone(lastChangeOf(entry), blog.timeZone),
    },
    ...(indexed && { structured: renderEntryJsonLd(entry, { site, blog, lang }) }),
  };
}
