/** Feeds as two independent programs read them: rss-parser, which refuses XML that is not well-formed, and feedsmith. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { renderAtom } from '../../server/render/feeds/atom.js';
import { renderJsonFeed } from '../../server/render/feeds/jsonFeed.js';
import { renderRss } from '../../server/render/feeds/rss.js';
import type { FeedView } from '../../server/render/feeds/syndication.js';

/** A feed as a program tells it; absent parts are empty. rss-parser tells neither the language nor the photos of Atom. */
export interface Told {
  reader: string;
  title: string;
  language: string;
  items: {
    id: string;
    title: string;
    link: string;
    html: string;
    author: string;
    published: string;
    picture: string;
  }[];
}

const at = (moment: unknown) => new Date(String(moment)).toISOString();

/** Reads a blog's three feeds with every program that takes them. */
export async function readFeeds(view: FeedView): Promise<Told[]> {
  const [rss, atom, json] = [renderRss(view), renderAtom(view), renderJsonFeed(view)];
  return [
    await byRssParser(rss, 'rss'),
    await byRssParser(atom, 'atom'),
    rssByFeedsmith(rss),
    atomByFeedsmith(atom),
    jsonByFeedsmith(json),
  ];
}

async function byRssParser(xml: string, form: 'rss' | 'atom'): Promise<Told> {
  const custom: { item: [string, string][] } = { item: [['description', 'html']] };
  const feed = await new RssParser<{ language?: string }, Record<string, string>>({ customFields: custom }).parseString(
    xml,
  );
  return {
    reader: `rss-parser ${form}`,
    title: feed.title ?? '',
    language: feed.language ?? '',
    items: feed.items.map((item) => ({
      id: item.guid ?? item.id ?? '',
      title: item.title ?? '',
      link: item.link ?? '',
      html: item.html ?? item.content ?? '',
      author: item.creator ?? item.author ?? '',
      published: at(item.isoDate ?? item.pubDate),
      picture: item.enclosure?.url ?? '',
    })),
  };
}

function rssByFeedsmith(xml: string): Told {
  const feed = parseRssFeed(xml);
  return {
    reader: 'feedsmith rss',
    title: feed.title ?? '',
    language: feed.language ?? '',
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value ?? '',
      title: item.title ?? '',
      link: item.link ?? '',
      html: item.description ?? '',
      author: item.dc?.creators?.[0] ?? '',
      published: at(item.pubDate),
      picture: item.enclosures?.[0]?.url ?? '',
    })),
  };
}

function atomByFeedsmith(xml: string): Told {
  const feed = parseAtomFeed(xml);
  return {
    reader: 'feedsmith atom',
    title: textOf(feed.title),
    language: feed.xml?.lang ?? '',
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      title: textOf(entry.title),
      link: entry.links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
      html: textOf(entry.content),
      author: entry.authors?.[0]?.name ?? '',
      published: at(entry.published),
      picture: entry.links?.find(({ rel }) => rel === 'enclosure')?.href ?? '',
    })),
  };
}

function jsonByFeedsmith(json: string): Told {
  const feed = parseJsonFeed(json);
  return {
    reader: 'feedsmith json',
    title: feed.title ?? '',
    language: feed.language ?? '',
    items: (feed.items ?? []).map((item) => ({
      id: item.id ?? '',
      title: item.title ?? '',
      link: item.url ?? '',
      html: item.content_html ?? '',
      author: item.authors?.[0]?.name ?? '',
      published: at(item.date_published),
      picture: item.image ?? '',
    })),
  };
}

/** Feedsmith tells Atom's texts as words, or as an object that holds them. */
function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const value = (given as { value?: unknown } | undefined)?.value;
  return typeof value === 'string' ? value : '';
}
