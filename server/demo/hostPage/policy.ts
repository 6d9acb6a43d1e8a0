/** Policies of a strict site: it loads everything from itself, beside what the feed needs from its one origin; nothing inline. */

export function policyFor(rallyUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${rallyUrl}`,
    "style-src 'self'",
    `img-src ${rallyUrl} data:`,
    `connect-src ${rallyUrl} ${rallyUrl.replace('http', 'ws')}`,
    `frame-src ${rallyUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The same with Trusted Types: no script of the page makes HTML of text but by the embed's own rule, which cleans it. Other
 * engines than Chromium's may not know them, and pass over both directives.
 */
export function strictestFor(rallyUrl: string): string {
  return `${policyFor(rallyUrl)}; require-trusted-types-for 'script'; trusted-types rallyline`;
}
