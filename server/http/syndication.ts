/** The newest entries as RSS, Atom and JSON Feed, and older ones before an order, for programs in which people read many sites. */
import { Router, type RequestHandler } from 'express';
import type { Edition } from '../feed/editions.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { PageBytes } from '../feed/pageBytes.js';
import { feedAddress, type Form as FeedForm } from '../render/feeds/address.js';
import { renderAtom } from '../render/feeds/atom.js';
import { renderJsonFeed } from '../render/feeds/jsonFeed.js';
import { renderRss } from '../render/feeds/rss.js';
import type { FeedView } from '../render/feeds/syndication.js';
import type { Site } from '../render/views.js';
import { Refused } from '../../shared/refusals.js';
import { HUB_FEED_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { linkHeaders } from './links.js';
import { beforeOf, keepFromSearch, liveOf } from './liveFeed.js';
import { languageOf } from './queryParams.js';
import type { ReadingAskOf } from './readingAsk.js';
import { byDate } from './syndication/byDate.js';

export interface SyndicationParts {
  feeds: Feeds;
  site: Site;
  sendPage: SendPage;
  now: () => Date;
  /** The address of the hub that is told of changes; null where there is none. */
  hub: string | null;
  readingAsk: ReadingAskOf;
}

interface Form {
  name: FeedForm;
  type: string;
  make: (view: FeedView) => string;
}

const FORMS: readonly Form[] = [
  { name: 'rss', type: 'application/rss+xml; charset=utf-8', make: renderRss },
  { name: 'atom', type: 'application/atom+xml; charset=utf-8', make: renderAtom },
  { name: 'json', type: 'application/feed+json; charset=utf-8', make: renderJsonFeed },
];

export function syndicationRoutes(parts: SyndicationParts): Router {
  const routes = Router();
  for (const form of FORMS) routes.get(`/live/:slug/feed.${form.name}`, feed(form, parts));
  return routes;
}

function feed(form: Form, parts: SyndicationParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const { feeds, site, sendPage, now, hub, readingAsk } = parts;
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const before = beforeOf(request.query) ?? null;
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    const make = (): Promise<PageBytes> => pageOf(live, form, { site, lang, hub, before });
    const page =
      before === null
        ? await make()
        : await live.readings.page(readingAsk(request, response, { lang, serves: true }), make);
    const { last } = await live.moments.of(live.feed.blog);
    byDate(request, response, { etag: page.etag, changedAt: last, now: now() });
    sendPage(request, response, page);
  };
}

type Asked = Pick<FeedView, 'site' | 'lang' | 'hub'> & { before: number | null };

async function pageOf(live: LiveFeed, { name, type, make }: Form, asked: Asked): Promise<PageBytes> {
  const { editions } = live;
  const { lang, before } = asked;
  const ask = { key: `${name} ${lang}`, type, ...announced(live, name, asked) };
  const made = async ({ blog, entries, older, told, changed }: Edition): Promise<string> => {
    const [{ last }, changes] = await Promise.all([told(), changed()]);
    return make({ ...asked, blog, entries, older, updatedAt: last, changes });
  };
  const page = before === null ? await editions.newest(ask, made) : await editions.older(ask, before, made);
  if (page === null) throw new Refused('not-found');
  return page;
}

/** Announces the hub in headers too, by which it finds the topic. It is told of the newest entries alone. */
function announced({ feed }: LiveFeed, form: FeedForm, { site, lang, before, hub = null }: Asked) {
  if (hub === null || before !== null) return {};
  const self = feedAddress(site.url, { slug: feed.slug, languages: feed.blog.settings.languages }, form, lang);
  return { cache: HUB_FEED_CACHE, headers: linkHeaders({ hub, self }) };
}
