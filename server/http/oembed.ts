/**
 * oEmbed 1.0: from the address of a page to the HTML that embeds it. What comes in decides nothing but which blog, so
 * that no address of somebody else's ever comes out in HTML that other sites place as ours.
 */
import { Router, type Request } from 'express';
import { Refused } from '../../shared/refusals.js';
import type { Feeds } from '../feed/feeds.js';
import { renderOembed } from '../render/embed/oembed.js';
import type { Site } from '../render/views.js';
import type { Journal } from '../storage/ports.js';
import { languageOf, wholeNumber } from './ask.js';
import { tagHeaders } from './cacheTags.js';
import { READERS_CACHE } from './caching.js';
import { keepFromSearch, liveOf, visibleEntry } from './liveFeed.js';

export interface OembedParts {
  feeds: Feeds;
  journal: Journal;
  site: Site;
}

const PAGE = /^\/live\/([a-z0-9-]{1,64})(?:\/entries\/([\w-]{1,64}))?\/?$/;
const PIXELS: [number, number] = [1, 100_000];

export function oembedRoutes({ feeds, journal, site }: OembedParts): Router {
  const routes = Router();

  routes.get('/oembed', async (request, response) => {
    const { query } = request;
    if (query.format !== undefined && query.format !== 'json') {
      // As its specification says, chapter 2.3.4.1: a format that is not given out.
      response.status(501).type('text').send('Only format=json is given out.\n');
      return;
    }
    const { slug, entry, ask } = pageOf(query, site.url);
    const live = await liveOf(feeds, slug);
    keepFromSearch(response, live);
    if (entry !== undefined) await visibleEntry(live, journal, entry);
    const { blog } = live.feed;
    const lang = languageOf(ask, blog.settings.languages);
    const most = { width: wholeNumber(query, 'maxwidth', PIXELS), height: wholeNumber(query, 'maxheight', PIXELS) };
    response
      .set({ ...tagHeaders(slug), 'Cache-Control': READERS_CACHE })
      .type('json')
      .send(renderOembed({ site, slug, settings: blog.settings, lang, most }));
  });

  return routes;
}

/** Throws `invalid` where no address is given, `not-found` where it is not one of our pages. */
function pageOf({ url }: Request['query'], origin: string): { slug: string; entry?: string; ask: Request['query'] } {
  if (typeof url !== 'string' || url === '') {
    throw new Refused('invalid', { field: 'url', why: 'no-live-blog' });
  }
  const asked = URL.canParse(url) ? new URL(url) : null;
  const [, slug, entry] = asked?.origin === origin ? (PAGE.exec(asked.pathname) ?? []) : [];
  if (asked === null || slug === undefined) throw new Refused('not-found', { field: 'url' });
  const lang = asked.searchParams.get('lang');
  return { slug, ...(entry !== undefined && { entry }), ask: lang === null ? {} : { lang } };
}
