/**
 * WordPress's way from an address on a line of its own to an embed, for a site that is not on its list of trusted ones: it
 * looks for the site's oEmbed in the page, asks it, and lets little of the answer through. A stand-in, in words of our own;
 * its test holds it to what WordPress 6.1 itself answered.
 */
import { onlyAllowed, type Allowed } from './tags.js';

/** Tags of an answer that WordPress lets through where nobody vouches for the site. */
const OF_STRANGERS: Allowed = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};
/** A frame that is there, and not to be seen: until it says that it is ready, the quotation stands for it. */
const UNSEEN = 'position: absolute; clip: rect(1px, 1px, 1px, 1px);';
const OF_WORDPRESS = 'class="wp-embedded-content"';
/** The width of the theme's column, px; a frame may be half as high again, and 1,000 at most. */
const WIDTH = 640;
const HEIGHT = Math.min(Math.ceil(WIDTH * 1.5), 1_000);
/** Characters of a page in which its oEmbed is looked for. */
const LOOKED_AT = 153_600;

/** The frame, with the quotation before it where there is one; null where the answer has no frame. */
export function filtered(answer: string, secret: string): string | null {
  const kept = onlyAllowed(answer, OF_STRANGERS);
  const frame = /<iframe[^>]*><\/iframe>/.exec(kept);
  if (frame === null) return null;
  const quotation = /<blockquote>.*?<\/blockquote>/s.exec(kept.slice(0, frame.index))?.[0] ?? '';
  const said = `data-secret="${secret}"`;
  const withSecret = frame[0].replace(
    / src="([^"]*)"/,
    (_, src: string) => ` src="${inAddress(src)}#?secret=${secret}" ${said}`,
  );
  const unseen = quotation === '' ? '' : ` style="${UNSEEN}"`;
  return (
    quotation.replace('<blockquote', `<blockquote ${OF_WORDPRESS} ${said}`) +
    withSecret.replace('<iframe', `<iframe ${OF_WORDPRESS} sandbox="allow-scripts" security="restricted"${unseen}`)
  );
}

/**
 * Whether WordPress, since its version 5.9, puts its script beside what it made of an answer: only where a quotation stands before
 * the frame, as in embeds of WordPress's own posts.
 */
export function bringsScript(made: string): boolean {
  return /<blockquote\s[^>]*?wp-embedded-content/.test(made);
}

function inAddress(src: string): string {
  return src.replace(/&amp;/g, '&#038;');
}

/** Makes embeds of the addresses that stand in paragraphs of their own; one that leads nowhere stays an address. */
export async function withEmbeds(content: string, newSecret: () => string): Promise<string> {
  const parts = content.split(/(?<=<p>)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/p>)/);
  const made = parts.map(async (part, n) => (n % 2 === 0 ? part : ((await embedOf(part, newSecret())) ?? part)));
  return (await Promise.all(made)).join('');
}

async function embedOf(url: string, secret: string): Promise<string | null> {
  const page = await fetch(url);
  const provider = oembedIn((await page.text()).slice(0, LOOKED_AT));
  if (!page.ok || provider === null) return null;
  for (const [name, value] of Object.entries(askOf(url))) provider.searchParams.set(name, value);
  const answer = await fetch(provider);
  if (!answer.ok) return null;
  const { type, html } = (await answer.json()) as { type?: unknown; html?: unknown };
  return type === 'rich' && typeof html === 'string' ? filtered(html, secret) : null;
}

function askOf(url: string): Record<string, string> {
  return { maxwidth: WIDTH.toString(), maxheight: HEIGHT.toString(), url, dnt: '1', format: 'json' };
}

/** The address that a page names in its head for its oEmbed. */
function oembedIn(page: string): URL | null {
  const [head = ''] = page.split('</head>');
  const links = [...head.matchAll(/<link ([^<>]+)>/g)].map(([, attributes = '']) => attributes);
  const ours = links.find((attributes) => attributes.includes('type="application/json+oembed"'));
  const href = /href="([^"]*)"/.exec(ours ?? '')?.[1]?.replaceAll('&amp;', '&');
  return href !== undefined && URL.canParse(href) ? new URL(href) : null;
}
