/** The newest entries as RSS, Atom and JSON Feed, for programs in which people read many sites. */
import { Router } from 'express';
import type { Feeds } from '../feed/feeds.js';
import { renderAtom } from '../render/feeds/atom.js';
import { renderJsonFeed } from '../render/feeds/jsonFeed.js';
import { renderRss } from '../render/feeds/rss.js';
import type { Site } from '../render/views.js';
import { languageOf } from './queryParams.js';
import type { SendPage } from './fast.js';
import { keepFromSearch, liveOf } from './liveFeed.js';

export interface SyndicationParts {
  feeds: Feeds;
  site: Site;
  sendPage: SendPage;
}

const FORMS = {
  rss: { type: 'application/rss+xml; charset=utf-8', make: renderRss },
  atom: { type: 'application/atom+xml; charset=utf-8', make: renderAtom },
  json: { type: 'application/feed+json; charset=utf-8', make: renderJsonFeed },
};

export function syndicationRoutes({ feeds, site, sendPage }: SyndicationParts): Router {
  const routes = Router();
  for (const [form, { type, make }] of Object.entries(FORMS)) {
    routes.get(`/live/:slug/feed.${form}`, async (request, response) => {
      const live = await liveOf(feeds, request.params.slug);
      keepFromSearch(response, live);
      const lang = languageOf(request.query, live.feed.blog.settings.languages);
      const page = await live.editions.newest({ key: `${form} ${lang}`, type }, async ({ blog, entries, told }) =>
        make({ site, blog, lang, entries, updatedAt: (await told()).last }),
      );
      sendPage(request, response, page);
    });
  }
  return routes;
}
