/**
 * The pictures that messengers show of a rally's page and of an entry's: drawn when somebody asks, kept while what they
 * show stands, and refused as the page itself would be.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Router, type Response } from 'express';
import { isVisible, publicBlog, publicEntry, type EntryRecord } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Bus } from '../bus/bus.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { MediaStore } from '../media/mediaStore.js';
import type { Previews } from '../media/preview.js';
import type { Site } from '../render/views.js';
import type { Journal, Photos } from '../storage/ports.js';
import { languageOf } from './ask.js';
import { READERS_CACHE } from './caching.js';
import { blogPicture, entryPicture, photoOf } from './previews/picture.js';
import { KeptPreviews } from './previews/kept.js';

export interface PreviewRoutesParts {
  feeds: Feeds;
  journal: Journal;
  bus: Bus;
  site: Site;
  previews: Previews;
  photos: Photos;
  mediaStore: MediaStore;
  now: () => Date;
}

/** Seconds after which it is worth asking again. */
const LATER = 5;

export function previewRoutes(parts: PreviewRoutesParts): Router {
  const { feeds, journal, bus, site, previews, photos, mediaStore, now } = parts;
  const kept = new KeptPreviews(bus, () => now().getTime());
  const routes = Router();

  routes.get('/live/:slug/preview.jpg', async (request, response) => {
    const { feed } = await liveOf(feeds, request.params.slug);
    const { blog } = feed;
    const lang = languageOf(request.query, blog.settings.languages);
    const key = { slug: blog.slug, entry: null, lang, standing: `${blog.epoch} ${blog.blogSeq}` };
    const bytes = await kept.get(key, () => previews.draw(blogPicture(publicBlog(blog), lang, site)));
    send(response, bytes);
  });

  routes.get('/live/:slug/entries/:id/preview.jpg', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const { blog } = live.feed;
    const lang = languageOf(request.query, blog.settings.languages);
    const entry = await visibleEntry(live, request.params.id);
    const standing = `${blog.epoch} ${blog.blogSeq} ${entry.seq ?? 0}`;
    const bytes = await kept.get({ slug: blog.slug, entry: entry.id, lang, standing }, async () => {
      const shown = publicEntry(entry);
      return previews.draw(entryPicture(shown, publicBlog(blog), lang, site), await photoBytes(photoOf(shown)));
    });
    // It may have been taken down while it was drawn (rule T1).
    await visibleEntry(live, entry.id);
    send(response, bytes);
  });

  /** As the entry's page: a held entry is not there; one that readers knew is gone. */
  async function visibleEntry({ feed }: LiveFeed, id: string): Promise<EntryRecord> {
    const entry = feed.remembered(id) ?? (await journal.entry(feed.slug, id));
    if (entry?.order === null || entry === null) throw new Refused('not-found');
    if (!isVisible(entry)) throw new Refused('gone');
    return entry;
  }

  /** None where it is gone meanwhile: then the words stand alone. */
  async function photoBytes(src: string | null): Promise<Buffer | undefined> {
    const record = src === null ? null : await photos.file(src.split('/').at(-1) ?? '');
    if (record === null || !record.held || record.photo === 'gone') return undefined;
    const file = await mediaStore.open(record.name);
    return file === null ? undefined : buffer(file.stream()).catch(() => undefined);
  }

  return routes;
}

async function liveOf(feeds: Feeds, slug: string): Promise<LiveFeed> {
  const live = await feeds.forReaders(slug);
  if (live === null) throw new Refused('not-found');
  return live;
}

function send(response: Response, bytes: Buffer | null): void {
  if (bytes === null) throw new Refused('unavailable', { after: LATER });
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  response.set({ 'Cache-Control': READERS_CACHE, ETag: etag }).type('jpeg');
  if (response.req.headers['if-none-match']?.includes(etag) === true) response.status(304).end();
  else response.send(bytes);
}
