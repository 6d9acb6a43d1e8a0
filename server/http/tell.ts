/**
 * Answers for readers who ask to be told: with the place for it in the page's language, the readers' worker, and the
 * manifest by which an iPhone takes the page to its Home Screen, where alone it lets a site notify.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router, type RequestHandler } from 'express';
import { directionOfText } from '../../shared/characters.js';
import { publicBlog, type BlogRecord } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import { directionOf } from '../../shared/messages/direction.js';
import { READERS_WORKER } from '../../shared/protocol/push.js';
import { Refused } from '../../shared/refusals.js';
import { bytesOf, type About } from '../feed/pageBytes.js';
import type { ServerKeys } from '../push/keys.js';
import { langQuery } from '../render/article/setting.js';
import { blogIn } from '../render/inLanguage.js';
import { renderTell } from '../render/tell.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { SendPage } from './fast.js';
import { NO_INDEX } from './liveFeed.js';
import { languageOf } from './queryParams.js';

export interface TellParts {
  journal: Pick<JournalLists, 'blog'>;
  keys: ServerKeys;
  site: Site;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
  sendPage: SendPage;
}

type OfBlog = RequestHandler<{ slug: string }>;

/** The worker asks our own addresses, and loads nothing else. */
const OF_WORKER = "default-src 'none'; connect-src 'self'";
/** Asked for again each time: a browser would keep a worker of an old build. */
const ASKED_AGAIN = 'no-cache';
const WORKER: About = {
  type: 'text/javascript; charset=utf-8',
  cache: ASKED_AGAIN,
  headers: { 'Content-Security-Policy': OF_WORKER },
};

export function tellRoutes(parts: TellParts): Router {
  const routes = Router();
  routes.get(READERS_WORKER, readersWorker(parts));
  routes.get('/live/:slug/tell', place(parts));
  routes.get('/live/:slug/app.webmanifest', manifest(parts));
  return routes;
}

/** Its scope lies beside it, so that browsers need no permission for it. */
function readersWorker({ site: { assets }, assetsDir, sendPage }: TellParts): RequestHandler {
  const file = path.join(assetsDir, path.basename(assets.reader.worker ?? ''));
  return async (request, response) => {
    const icon = `const RALLYLINE_ICON=${JSON.stringify(assets.installed.icons[192])};\n`;
    const script = await readFile(file, 'utf8').catch(() => null);
    if (script === null) throw new Refused('not-found');
    sendPage(request, response, bytesOf(icon + script, WORKER));
  };
}

function place({ journal, keys, site, sendPage }: TellParts): OfBlog {
  return async (request, response) => {
    const blog = await shownBlog(journal, request.params.slug);
    const lang = languageOf(request.query, blog.settings.languages);
    const isPublic = blog.settings.visibility === 'public';
    const key = isPublic ? (await keys.inForce()).publicKey : null;
    response.set(NO_INDEX);
    sendPage(request, response, bytesOf(renderTell({ site, lang, key })));
  };
}

function manifest({ journal, site, sendPage }: TellParts): OfBlog {
  return async (request, response) => {
    const blog = publicBlog(await shownBlog(journal, request.params.slug));
    const lang = languageOf(request.query, blog.languages);
    const title = blogIn(blog, lang)('title') ?? { text: blog.title, lang };
    // The name has its own language: nothing else of a manifest is in one.
    const dir = directionOfText(title.text) ?? directionOf(title.lang);
    const start = `/live/${blog.slug}`;
    const icon = (size: 192 | 512) => ({
      src: site.assets.installed.icons[size],
      sizes: `${size}x${size}`,
      type: 'image/png',
    });
    const app = {
      ...{ id: start, name: title.text, short_name: title.text, lang: title.lang, dir },
      ...{ start_url: start + langQuery(blog, lang), scope: start, display: 'standalone' },
      icons: [icon(192), icon(512)],
    };
    sendPage(request, response, bytesOf(JSON.stringify(app), { type: 'application/manifest+json; charset=utf-8' }));
  };
}

/** Throws `not-found` where there is no such blog, or none that readers may see. */
export async function shownBlog(journal: TellParts['journal'], slug: string): Promise<BlogRecord> {
  const blog = await journal.blog(slug);
  if (blog === null || !isForReaders(blog.settings)) throw new Refused('not-found');
  return blog;
}
