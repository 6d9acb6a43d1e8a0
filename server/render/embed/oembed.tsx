/** The answer of oEmbed: an iframe of the embed, and what a card beside it may say. */
import { render } from 'preact-render-to-string';
import type { BlogSettings } from '../../../shared/entry.js';
import type { Site } from '../views.js';
import { embedAddress } from './address.js';

export interface OembedView {
  site: Site;
  slug: string;
  settings: BlogSettings;
  lang: string;
  /** What the host has room for, in pixels. */
  most: { width?: number | undefined; height?: number | undefined };
}

/** In pixels; a column of text, and about a screen of it. */
const WIDTH = 600;
const HEIGHT = 700;
/** Seconds for which an answer may be kept: it names no entry, so nothing in it has to be taken back. */
const CACHE_AGE = 3600;

export function renderOembed({ site, slug, settings, lang, most }: OembedView): string {
  const { title, publisher, languages } = settings;
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
