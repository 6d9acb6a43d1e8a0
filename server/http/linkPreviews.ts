/**
 * Link previews: the pictures that messengers show of a rally's page and of an entry's. They are drawn when somebody
 * asks, kept while their content stands, and refused as the page itself would be.
 */
import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Feeds } from '../feed/feeds.js';
import type { LinkPreviews } from '../media/linkPreview.js';
import type { Followers } from '../record/followers.js';
import { languageOf } from './queryParams.js';
import { READERS_CACHE } from './caching.js';
import { hasAlready } from './knownTag.js';
import { keepFromSearch, liveOf } from './liveFeed.js';
import { Gallery } from './linkPreviews/gallery.js';
import { blogShown, entryShown, type ShownParts } from './linkPreviews/shown.js';

export interface LinkPreviewRoutesParts extends ShownParts {
  feeds: Feeds;
  followers: Followers;
  previews: LinkPreviews;
  addressOf: AddressOf;
}

type Drawn = LinkPreviewRoutesParts & { gallery: Gallery };

export function linkPreviewRoutes(parts: LinkPreviewRoutesParts): Router {
  const drawn: Drawn = { ...parts, gallery: new Gallery(parts) };
  const routes = Router();
  routes.get('/live/:slug/preview.jpg', (request, response) => sendOfBlog(request, response, drawn));
  routes.get('/live/:slug/entries/:id/preview.jpg', (request, response) => sendOfEntry(request, response, drawn));
  return routes;
}

async function sendOfBlog(request: Request<{ slug: string }>, response: Response, parts: Drawn): Promise<void> {
  const { feeds, gallery, site, addressOf } = parts;
  const live = await liveOf(feeds, request.params.slug);
  keepFromSearch(response, live);
  const lang = languageOf(request.query, live.feed.blog.settings.languages);
  const made = await gallery.pictureOf(addressOf(request), () => Promise.resolve(blogShown(live, lang, site)));
  if ('after' in made) throw new Refused('unavailable', made);
  send(response, made);
}

async function sendOfEntry(
  request: Request<{ slug: string; id: string }>,
  response: Response,
  parts: Drawn,
): Promise<void> {
  const { feeds, gallery, site, addressOf } = parts;
  const { slug, id } = request.params;
  const live = await liveOf(feeds, slug);
  keepFromSearch(response, live);
  const lang = languageOf(request.query, live.feed.blog.settings.languages);
  const made = await gallery.pictureOf(addressOf(request), async () =>
    entryShown(await liveOf(feeds, slug), id, lang, parts),
  );
  if (!('after' in made)) return send(response, made);
  // The rally's own picture says less, and no wrong thing.
  const ofBlog = await gallery.atHand(blogShown(live, lang, site).key);
  if (ofBlog === null) throw new Refused('unavailable', made);
  send(response, ofBlog);
}

function send(response: Response, bytes: Buffer): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  response.set({ 'Cache-Control': READERS_CACHE, ETag: etag }).type('jpeg');
  if (hasAlready(response.req.headers['if-none-match'], etag)) response.status(304).end();
  else response.send(bytes);
}
