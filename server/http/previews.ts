/**
 * The pictures that messengers show of a rally's page and of an entry's: drawn when somebody asks, kept while what they
 * show stands, and refused as the page itself would be.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Router, type Response } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { Bus } from '../bus/bus.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { isMissing } from '../media/fileRoot.js';
import type { MediaStore } from '../media/mediaStore.js';
import type { LinkPreviews } from '../media/linkPreview.js';
import type { Site } from '../render/views.js';
import type { Journal, PhotoFileRecord, Photos } from '../storage/ports.js';
import { languageOf } from './queryParams.js';
import { READERS_CACHE } from './caching.js';
import { hasAlready } from './knownTag.js';
import { keepFromSearch, liveOf, visibleEntry } from './liveFeed.js';
import { createGallery, type Shown } from './previews/gallery.js';
import { blogPicture, entryPicture, photoOf } from './previews/picture.js';

export interface PreviewRoutesParts {
  feeds: Feeds;
  journal: Journal;
  bus: Bus;
  site: Site;
  previews: LinkPreviews;
  photos: Photos;
  mediaStore: MediaStore;
  addressOf: AddressOf;
}

export function previewRoutes(parts: PreviewRoutesParts): Router {
  const { feeds, journal, site, photos, mediaStore, addressOf } = parts;
  const gallery = createGallery(parts);
  const routes = Router();

  routes.get('/live/:slug/preview.jpg', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    const made = await gallery.pictureOf(addressOf(request), () => Promise.resolve(blogShown(live, lang)));
    if ('after' in made) throw new Refused('unavailable', made);
    send(response, made);
  });

  routes.get('/live/:slug/entries/:id/preview.jpg', async (request, response) => {
    const { slug, id } = request.params;
    const live = await liveOf(feeds, slug);
    keepFromSearch(response, live);
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    const made = await gallery.pictureOf(addressOf(request), async () =>
      entryShown(await liveOf(feeds, slug), id, lang),
    );
    if (!('after' in made)) return send(response, made);
    // The rally's own says less, and no wrong thing.
    const ofBlog = await gallery.atHand(blogShown(live, lang).key);
    if (ofBlog === null) throw new Refused('unavailable', made);
    send(response, ofBlog);
  });

  function blogShown({ feed: { blog } }: LiveFeed, lang: string): Shown {
    const picture = blogPicture(publicBlog(blog), lang, site);
    const standing = `${blog.epoch} ${JSON.stringify(picture)}`;
    return { key: { slug: blog.slug, entry: null, lang, standing }, picture, photo: () => Promise.resolve(undefined) };
  }

  /** Its seq, whatever has changed; what the picture says of the rally, too; and the very file that it is drawn from. */
  async function entryShown(live: LiveFeed, id: string, lang: string): Promise<Shown> {
    const { blog } = live.feed;
    const entry = await visibleEntry(live, journal, id);
    const shown = publicEntry(entry);
    const picture = entryPicture(shown, publicBlog(blog), lang, site);
    const file = await heldFile(photoOf(shown));
    const standing = [blog.epoch, shown.seq, file?.name ?? '', JSON.stringify(picture)].join(' ');
    return { key: { slug: blog.slug, entry: entry.id, lang, standing }, picture, photo: () => bytesOf(file) };
  }

  /** Asked of the journal, which knows of a takedown before this instance's feed does. */
  async function heldFile(src: string | null): Promise<PhotoFileRecord | null> {
    const record = src === null ? null : await photos.file(src.split('/').at(-1) ?? '');
    return record?.held === true && record.photo !== 'gone' ? record : null;
  }

  /** None where it is gone meanwhile: then the words stand alone. */
  async function bytesOf(record: PhotoFileRecord | null): Promise<Buffer | undefined> {
    const file = record === null ? null : await mediaStore.open(record.name);
    return file === null ? undefined : buffer(file.stream()).catch(unlessMissing);
  }

  return routes;
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

function send(response: Response, bytes: Buffer): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  response.set({ 'Cache-Control': READERS_CACHE, ETag: etag }).type('jpeg');
  if (hasAlready(response.req.headers['if-none-match'], etag)) response.status(304).end();
  else response.send(bytes);
}
