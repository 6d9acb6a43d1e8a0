/**
 * oEmbed 1.0: from the address of a page to the HTML that embeds it. The given address decides nothing but the blog: no
 * address of somebody else's ever comes out in HTML that other sites place as ours.
 */
import { Router, type Request } from 'express';
import { Refused } from '../../shared/refusals.js';
import { webUrl } from '../../shared/webUrl.js';
import type { Feeds } from '../feed/feeds.js';
import { THEMES, type Theme } from '../render/embed/address.js';
import { renderOembed } from '../render/embed/oembed.js';
import type { Selection, Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import { bytesOf } from '../feed/pageBytes.js';
import { languageOf, selectionOf } from './queryParams.js';
import { tagHeaders } from './cacheTags.js';
import type { SendPage } from './fast.js';
import { keepFromSearch, liveOf, visibleEntry } from './liveFeed.js';

export interface OembedParts {
  feeds: Feeds;
  journal: JournalLists;
  site: Site;
  sendPage: SendPage;
}

/** The path of a blog's page, of an entry's page, or of a blog's embed. */
const PAGE = /^\/(?:live\/([a-z0-9-]{1,64})(?:\/entries\/([\w-]{1,64}))?|embed\/([a-z0-9-]{1,64}))\/?$/i;

export function oembedRoutes({ feeds, journal, site, sendPage }: OembedParts): Router {
  const routes = Router();

  routes.get('/oembed', async (request, response) => {
    const { query } = request;
    if (query.format !== undefined && query.format !== 'json') {
      // oEmbed's specification, chapter 2.3.4.1: a format that is not given out.
      response.status(501).type('text').send('Only format=json is given out.\n');
      return;
    }
    const { slug, entry, selection, theme, ask } = pageOf(query, site.url);
    const live = await liveOf(feeds, slug);
    keepFromSearch(response, live);
    if (entry !== undefined) await visibleEntry(live, journal, entry);
    const { blog } = live.feed;
    const lang = languageOf(ask, blog.settings.languages);
    const most = { width: pixels(query.maxwidth), height: pixels(query.maxheight) };
    const answer = renderOembed({ site, slug, settings: blog.settings, lang, selection, theme, most });
    response.set(tagHeaders(slug));
    sendPage(request, response, bytesOf(answer, { type: 'application/json; charset=utf-8' }));
  });

  return routes;
}

/** Reads whole pixels. A program that knows no width may send `0` or the like: then there is no limit. */
function pixels(given: unknown): number | undefined {
  const number = typeof given === 'string' ? Math.floor(Number(given)) : NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

interface Named {
  slug: string;
  entry?: string;
  selection: Selection | undefined;
  theme?: Theme | undefined;
  /** The language that the address asks for, as the page would read it. */
  ask: Request['query'];
}

/**
 * Finds which of our pages an address means, and which entries of it, whatever else the address has. Throws `invalid` where no
 * address is given, or it asks for a kind or an order that there is not, as its page does; `not-found` where it is not one of
 * our pages.
 */
function pageOf({ url }: Request['query'], origin: string): Named {
  if (typeof url !== 'string' || url === '') {
    throw new Refused('invalid', { field: 'url', why: 'no-live-blog' });
  }
  const asked = onOurs(url.trim(), new URL(origin));
  const [, live, entry, embed] = asked === null ? [] : (PAGE.exec(decoded(asked.pathname)) ?? []);
  const slug = live ?? embed;
  if (asked === null || slug === undefined) throw new Refused('not-found', { field: 'url' });
  const { lang, theme, ...given } = Object.fromEntries(asked.searchParams);
  return {
    slug: slug.toLowerCase(),
    ...(entry !== undefined && { entry }),
    selection: selectionOf(given),
    theme: THEMES.find((name) => name === theme),
    ask: lang === undefined ? {} : { lang },
  };
}

/**
 * Reads an address of our own host. Both schemes are ours, with their ports: people keep an `http://` that leads on to https,
 * and some leave the scheme out.
 */
function onOurs(typed: string, own: URL): URL | null {
  const address = webUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed.replace(/^\/\//, '')}`);
  return address !== null && hostOf(address) === hostOf(own) ? address : null;
}

function hostOf({ hostname, port }: URL): string {
  return `${hostname.replace(/\.$/, '')}:${/^(80|443)$/.test(port) ? '' : port}`;
}

/** A path that no browser could have made is none of ours. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
