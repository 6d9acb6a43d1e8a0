/** The newest entries as RSS, Atom and JSON Feed, and older ones before an order, for programs in which people read many sites. */
import { Router, type RequestHandler } from 'express';
import type { Edition } from '../feed/editions.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { PageBytes } from '../feed/pageBytes.js';
import { renderAtom } from '../render/feeds/atom.js';
import { renderJsonFeed } from '../render/feeds/jsonFeed.js';
import { renderRss } from '../render/feeds/rss.js';
import type { FeedView } from '../render/feeds/syndication.js';
import type { Site } from '../render/views.js';
import { Refused } from '../../shared/refusals.js';
import type { SendPage } from './fast.js';
import { beforeOf, keepFromSearch, liveOf } from './liveFeed.js';
import { languageOf } from './queryParams.js';
import { byDate } from './syndication/byDate.js';

export interface SyndicationParts {
  feeds: Feeds;
  site: Site;
  sendPage: SendPage;
  now: () => Date;
}

interface Form {
  name: string;
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

function feed(form: Form, { feeds, site, sendPage, now }: SyndicationParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    const page = await pageOf(live, form, { site, lang, before: beforeOf(request.query) ?? null });
    const { last } = await live.moments.of(live.feed.blog);
    byDate(request, response, { etag: page.etag, changedAt: last, now: now() });
    sendPage(request, response, page);
  };
}

type Asked = Pick<FeedView, 'site' | 'lang'> & { before: number | null };

async function pageOf({ editions }: LiveFeed, { name, type, make }: Form, asked: Asked): Promise<PageBytes> {
  const { lang, before } = asked;
  const ask = { key: `${name} ${lang}`, type };
  const made = async ({ blog, entries, older, told, changed }: Edition): Promise<string> => {
    const [{ last }, changes] = await Promise.all([told(), changed()]);
    return make({ ...asked, blog, entries, older, updatedAt: last, changes });
  };
  const page = before === null ? await editions.newest(ask, made) : await editions.older(ask, before, made);
  if (page === null) throw new Refused('not-found');
  return page;
}
