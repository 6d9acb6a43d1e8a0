/** `/embed/:slug/jsonld`: a live blog for search engines (schema.org LiveBlogPosting). */
import type { PublicBlog, PublicEntry } from '../../../shared/entry.js';
import { tellsBoth } from '../../../shared/late.js';
import { entryAddress, langQuery } from '../article/setting.js';
import { gistOf, textOf } from '../gist.js';
import { blogWithWordsIn, entryIn } from '../inLanguage.js';
import type { Site } from '../views.js';

export interface JsonLdView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  entries: PublicEntry[];
  /** The times of the blog's first and last visible change, ISO 8601. */
  told: { begun: string; last: string };
}

const HEADLINE_MAX = 110;

/** Renders JSON that may stand in a script element: no `<` is left that could end the element. */
export function renderJsonLd(view: JsonLdView): string {
  return JSON.stringify(liveBlogPosting(view)).replaceAll('<', '\\u003c');
}

function liveBlogPosting(view: JsonLdView): Record<string, unknown> {
  const { site, lang, entries, told } = view;
  const blog = blogWithWordsIn(view.blog, lang);
  const page = `${site.url}/live/${blog.slug}${langQuery(blog, lang)}`;
  const begins = blog.startsAt ?? told.begun;
  return {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    '@id': page,
    url: page,
    headline: blog.title,
    ...(blog.standfirst !== '' && { description: blog.standfirst }),
    inLanguage: lang,
    datePublished: told.begun,
    dateModified: told.last,
    coverageStartTime: begins,
    ...(blog.endedAt !== undefined && { coverageEndTime: blog.endedAt }),
    about: {
      '@type': 'Event',
      name: blog.title,
      startDate: begins,
      ...(blog.endedAt !== undefined && { endDate: blog.endedAt }),
      ...(blog.place !== '' && { location: { '@type': 'Place', name: blog.place, address: blog.place } }),
    },
    publisher: {
      '@type': 'Organization',
      name: blog.publisher.name,
      ...(blog.publisher.url !== undefined && { url: blog.publisher.url }),
    },
    liveBlogUpdate: entries.map((entry) => blogPosting(entry, view)),
  };
}

function blogPosting(entry: PublicEntry, { site, blog, lang }: JsonLdView): Record<string, unknown> {
  const note = entryIn(entry, blog, lang)('correction');
  const body = textOf(entry, { blog, lang });
  const address = `${site.url}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`;
  const pictures = entry.media.flatMap(({ state, sources }) => (state === 'ready' ? sources.slice(-1) : []));
  return {
    '@type': 'BlogPosting',
    '@id': address,
    url: address,
    headline: gistOf(entry, { blog, lang }, HEADLINE_MAX).text,
    articleBody: body.text,
    inLanguage: body.lang,
    datePublished: entry.publishedAt,
    ...(tellsBoth(entry) && { contentReferenceTime: entry.happenedAt }),
    dateModified: entry.editedAt ?? entry.publishedAt,
    author: { '@type': 'Person', name: entry.byline },
    ...(pictures.length > 0 && { image: pictures.map(({ src }) => site.url + src) }),
    ...(entry.correction !== undefined && {
      correction: {
        '@type': 'CorrectionComment',
        text: note?.text ?? entry.correction.note,
        datePublished: entry.correction.at,
      },
    }),
  };
}
