/** Sites that may embed a blog. Each is an origin in the spelling that browsers give it: `https://news.example`. */
import { webUrl } from './webUrl.js';

/** Letters, digits and hyphens alone: a policy knows no other host, and nothing else may come into its header. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;
/** The longest host. Twenty of them, as http and https, stay within the 4 KB that proxies take for all headers. */
const HOST_MAX = 60;
const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1)(?![^:/?#])/i;

/**
 * Reads a site as people type or paste it: with or without its scheme (https is meant, but for one's own machine), its
 * port, a page of it, capital letters, letters of other scripts, a dot at the end. null where it names no single site.
 */
export function siteOf(typed: string): string | null {
  const url = webUrl(withScheme(typed.trim()));
  if (url === null) return null;
  const host = url.hostname.replace(/\.$/, '');
  if (!HOST.test(host) || host.length > HOST_MAX) return null;
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
}

function withScheme(typed: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return typed;
  if (typed.startsWith('//')) return `https:${typed}`;
  if (OWN_MACHINE.test(typed)) return `http://${typed}`;
  return /^[^/?#@]+\./.test(typed) ? `https://${typed}` : typed;
}

/**
 * Returns the origins that a list of sites lets in: a site named with http may have moved to https, which a policy takes
 * for the same.
 */
export function originsOf(sites: readonly string[]): string[] {
  return [...new Set(sites.flatMap((site) => [site, site.replace(/^http:/, 'https:')]))];
}
