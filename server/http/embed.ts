/** The feed for other sites' pages: for an iframe, as the script of `<rally-feed>`, and for a host's own server. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router, type Request, type RequestHandler } from 'express';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { Refused } from '../../shared/refusals.js';
import type { Edition, EditionAsk } from '../feed/editions.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import { languageKey, POLL_SECONDS } from '../feed/pages.js';
import { THEMES, type Theme } from '../render/embed/address.js';
import { renderEmbedPage } from '../render/embed/embedPage.js';
import { renderFragment } from '../render/embed/fragment.js';
import { renderJsonLd } from '../render/embed/jsonLd.js';
import { isMiddle } from '../render/selection.js';
import type { BlogPageView, Selection, Side, Site } from '../render/views.js';
import { RELEASE_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { beforeOf, keepFromSearch, liveOf, requireReached } from './liveFeed.js';
import { MadeOnce } from './madeOnce.js';
import type { ReadingAskOf } from './readingAsk.js';
import { ANY_NUMBER, givenOf, languageOf, selectionOf, wholeNumber } from './queryParams.js';

export interface EmbedParts {
  feeds: Feeds;
  site: Site;
  sendPage: SendPage;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
  readingAsk: ReadingAskOf;
}

type OfBlog = RequestHandler<{ slug: string }>;

const HTML = 'text/html; charset=utf-8';
/** The most entries of a fragment: so many are in memory, and the journal is not read for them. */
const FRAGMENT_MAX = 40;

export function embedRoutes(parts: EmbedParts): Router {
  const routes = Router();
  const { embed, frame } = parts.site.assets;
  routes.get('/embed.js', script(parts, embed.script, '/embed.js'));
  if (frame.beside !== undefined) routes.get('/frame.js', script(parts, frame.beside, '/frame.js'));
  routes.get('/embed/:slug', embedPage(parts));
  routes.get('/embed/:slug/fragment', fragment(parts));
  routes.get('/embed/:slug/jsonld', jsonLd(parts));
  return routes;
}

/** The script is read once: what a build has made does not change under a server that runs. */
function script({ assetsDir, site, sendPage }: EmbedParts, asset: string, address: string): RequestHandler {
  const file = path.join(assetsDir, path.basename(asset));
  const bytes = new MadeOnce<PageBytes>(async () => {
    const about = { type: 'text/javascript; charset=utf-8', cache: RELEASE_CACHE, isLasting: true };
    return bytesOf(await placedScript(file, site.url + address), about);
  });
  return async (request, response) => sendPage(request, response, await bytes.get());
}

/**
 * A script as a scope of its own, which names where it came from by the server's public address, where there is one: so it also
 * works as a plain script, or in a bundle of a host's cache, which has another address, and no name of it meets another's there.
 */
async function placedScript(file: string, address: string): Promise<string> {
  const script = await readFile(file, 'utf8');
  const { hostname } = new URL(address);
  const named = hostname === 'localhost' ? script : script.replaceAll('import.meta.url', JSON.stringify(address));
  return `(()=>{${named.trimEnd()}})();`;
}

function embedPage({ feeds, site, sendPage, readingAsk }: EmbedParts): OfBlog {
  return async (request, response) => {
    const { query } = request;
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const given = givenOf(query, live.feed.blog.settings.languages);
    const theme = themeOf(query);
    const before = beforeOf(query);
    const chosen = chosenOf(query, before);
    await requireReached(live, query);
    const make = (edition: Edition): string =>
      renderEmbedPage({
        ...viewOf(site, edition, given, before ?? null),
        ...(chosen && chosenView(edition, chosen.selection)),
        theme,
      });
    const ask: EditionAsk = { key: `embed ${languageKey(given)} ${theme ?? ''}`, type: HTML, isFrame: true };
    const page =
      chosen === null && before === undefined
        ? await live.editions.newest(ask, make)
        : await live.readings.page(readingAsk(request, response), () =>
            readEdition(live, ask, { chosen, before }, make),
          );
    sendPage(request, response, page);
  };
}

/** Of entries that were chosen their own ends tell whether the page goes on live, whatever side it was asked for. */
function chosenView(
  { older, newer }: Edition,
  selection: Selection,
): Pick<BlogPageView, 'before' | 'middle' | 'newer' | 'selection'> {
  return { before: null, middle: isMiddle({ older, newer }, selection), newer, selection };
}

function fragment({ feeds, site, sendPage }: EmbedParts): OfBlog {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const given = givenOf(request.query, live.feed.blog.settings.languages);
    const size = wholeNumber(request.query, 'limit', [1, FRAGMENT_MAX]);
    const ask: EditionAsk = { key: `fragment ${languageKey(given)} ${size ?? ''}`, type: HTML, size };
    const make = async (edition: Edition): Promise<string> =>
      renderFragment({
        ...viewOf(site, edition, given, null),
        articles: edition.bareArticles(given.lang),
        changedAt: (await edition.told()).last,
      });
    sendPage(request, response, await live.editions.newest(ask, make));
  };
}

function jsonLd({ feeds, site, sendPage }: EmbedParts): OfBlog {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    keepFromSearch(response, live);
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    const ask: EditionAsk = { key: `jsonld ${lang}`, type: 'application/ld+json' };
    const page = await live.editions.newest(ask, async ({ blog, updates, told }) =>
      renderJsonLd({ site, blog, lang, updates: updates(lang), told: await told() }),
    );
    sendPage(request, response, page);
  };
}

interface Chosen {
  selection: Selection;
  side: Side;
}

/** Which entries alone, or in which other order, are asked for; null where the newest are, from the newest down. */
function chosenOf(query: Request['query'], before: number | undefined): Chosen | null {
  const selection = selectionOf(query);
  const after = wholeNumber(query, 'after', ANY_NUMBER);
  if (selection === undefined && after === undefined) return null;
  return {
    selection: selection ?? {},
    side: { ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
  };
}

function viewOf(site: Site, edition: Edition, { lang, serves }: GivenLanguage, before: number | null): BlogPageView {
  const { blog, articles, older } = edition;
  const top = { blog, lang, pinned: [], keys: [] };
  const isOtherLanguage = !serves;
  return { site, top, articles: articles(lang), older, before, poll: POLL_SECONDS, isOtherLanguage };
}

/** Reads the entries that are asked for. Throws `not-found` where there are none. */
async function readEdition(
  { editions }: LiveFeed,
  ask: EditionAsk,
  { chosen, before }: { chosen: Chosen | null; before: number | undefined },
  make: (edition: Edition) => string,
): Promise<PageBytes> {
  const page =
    chosen === null ? await editions.older(ask, before ?? 0, make) : await editions.selected(ask, chosen, make);
  if (page === null) throw new Refused('not-found');
  return page;
}

function themeOf({ theme }: Request['query']): Theme | undefined {
  if (theme === undefined) return undefined;
  const known = THEMES.find((name) => name === theme);
  if (known === undefined) throw new Refused('not-found', { field: 'theme' });
  return known;
}
