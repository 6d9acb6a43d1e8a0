/** The answer of oEmbed: an iframe of the embed, and the texts of a card beside it. */
import { render } from 'preact-render-to-string';
import type { BlogSettings } from '../../../shared/entry.js';
import { blogWithWordsIn } from '../inLanguage.js';
import type { Site } from '../views.js';
import { embedAddress } from './address.js';

export interface OembedView {
  site: Site;
  slug: string;
  settings: BlogSettings;
  lang: string;
  /** The host's room for the iframe, in pixels. */
  most: { width?: number | undefined; height?: number | undefined };
}

/** The iframe's size in pixels: a column of text, about a screen high. */
const WIDTH = 600;
const HEIGHT = 700;
/** Seconds for which an answer may be cached: it names no entry, so a takedown does not concern it. */
const CACHE_AGE = 3600;

export function renderOembed({ site, slug, settings, lang, most }: OembedView): string {
  const { publisher, languages } = settings;
  const { title } = blogWithWordsIn(settings, lang);
  const width = Math.min(WIDTH, most.width ?? WIDTH);
  const height = Math.min(HEIGHT, most.height ?? HEIGHT);
  const src = site.url + embedAddress({ slug, languages }, lang);
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
    html: render(<iframe src={src} title={title} width={width} height={height} loading="lazy"></iframe>),
  });
}
