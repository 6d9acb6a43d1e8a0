/** A blog as a LiveBlogPosting, without its updates. */
import type { PublicBlog } from '../../../../shared/entry.js';
import { shortened } from '../../../../shared/signs.js';
import { langQuery } from '../../article/setting.js';
import { blogPreview } from '../../head/previewAddress.js';
import { blogWithWordsIn } from '../../inLanguage.js';
import { inZone } from '../../moments.js';
import type { Site } from '../../views.js';
import { placeNode, publisherOf, type Node } from './node.js';
import { HEADLINE_MAX } from './update.js';

export interface JsonLdView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  /** Its entries, by falling order, as `renderUpdate` made them. */
  updates: string[];
  /** The times of the blog's first and last visible change, ISO 8601. */
  told: { begun: string; last: string };
}

export function liveBlogAddress({ url }: Site, blog: PublicBlog, lang: string): string {
  return `${url}/live/${blog.slug}${langQuery(blog, lang)}`;
}

export function liveBlogPosting(view: JsonLdView): Node {
  const { site, lang, told } = view;
  const blog = blogWithWordsIn(view.blog, lang);
  const page = liveBlogAddress(site, blog, lang);
  const publisher = publisherOf(blog);
  return {
    '@type': 'LiveBlogPosting',
    '@id': page,
    url: blog.home ?? page,
    ...(blog.home !== undefined && { mainEntityOfPage: blog.home }),
    headline: shortened(blog.title, HEADLINE_MAX),
    ...(blog.standfirst !== '' && { description: blog.standfirst }),
    inLanguage: lang,
    isAccessibleForFree: true,
    image: site.url + blogPreview(blog, lang),
    ...timesOf(blog, told),
    about: rallyOf(blog, told),
    author: publisher,
    publisher,
  };
}

function timesOf(blog: PublicBlog, told: JsonLdView['told']): Partial<Node> {
  const { endedAt, timeZone } = blog;
  return {
    datePublished: inZone(told.begun, timeZone),
    dateModified: inZone(told.last, timeZone),
    coverageStartTime: beginsAt(blog, told),
    ...(endedAt !== undefined && { coverageEndTime: inZone(endedAt, timeZone) }),
  };
}

function rallyOf(blog: PublicBlog, told: JsonLdView['told']): Node {
  const { title, place, endedAt, timeZone } = blog;
  return {
    '@type': 'Event',
    name: title,
    startDate: beginsAt(blog, told),
    ...(endedAt !== undefined && { endDate: inZone(endedAt, timeZone) }),
    ...(place !== '' && { location: placeNode(place) }),
  };
}

function beginsAt({ startsAt, timeZone }: PublicBlog, { begun }: JsonLdView['told']): string {
  return inZone(startsAt ?? begun, timeZone);
}
