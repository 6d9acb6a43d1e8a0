/** The answer of oEmbed: an iframe of the embed, and the texts of a card beside it. */
import type { BlogSettings } from '../../../shared/entry.js';
import { blogWithWordsIn } from '../inLanguage.js';
import type { Selection, Site } from '../views.js';
import { xml } from '../feeds/xml.js';
import { embedAddress, type Theme } from './address.js';

export interface OembedView {
  site: Site;
  slug: string;
  settings: BlogSettings;
  lang: string;
  /** Which entries alone the embed shows, and in which order. */
  selection?: Selection | undefined;
  theme?: Theme | undefined;
  /** The host's room for the iframe, in pixels. */
  most: { width?: number | undefined; height?: number | undefined };
}

/** The iframe's size in pixels where the host names no room: a column of text, about a screen high. */
const WIDTH = 600;
const HEIGHT = 700;
/** A column that is wider is hard to read, and hosts cut off a frame that is higher. */
const MOST = 1_000;
/** Seconds for which an answer may be cached: it names no entry, so a takedown does not concern it. */
const CACHE_AGE = 3600;

export function renderOembed({ site, slug, settings, lang, selection, theme, most }: OembedView): string {
  const { publisher, languages } = settings;
  const { title } = blogWithWordsIn(settings, lang);
  const width = Math.min(MOST, most.width ?? WIDTH);
  const height = Math.min(HEIGHT, most.height ?? HEIGHT);
  const src = site.url + embedAddress({ slug, languages }, lang, { selection, theme });
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    author_name: publisher.name,
    ...(publisher.url !== undefined && { author_url: publisher.url }),
    provider_name: site.name,
    provider_url: site.url,
    cache_age: CACHE_AGE,
    width,
    height,
    html: iframe({ src, title, width: String(width), height: String(height), loading: 'lazy' }),
  });
}

/**
 * Writes a bare iframe. Programs that look for its end count no quotation marks, so a `>` within a title is escaped, too;
 * their lists of signs to let through are older than `&apos;`.
 */
function iframe(attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${xml(value).replaceAll('&apos;', '&#39;')}"`,
  );
  return `<iframe${written.join('')}></iframe>`;
}
