/**
 * Plays the page of a WordPress site as far as an embedded frame meets it. Its filter leaves of an oEmbed answer a single
 * iframe, in a sandbox and with a secret. Its script gives the frame a height, follows links to the frame's own host, and
 * says "ready" once the page is there. The behaviour is WordPress's, no line of this is.
 */

/** Ten signs, as WordPress makes them. */
export const WP_SECRET = 'Xy12Zw34Qr';

/** Returns what WordPress makes of an oEmbed answer's HTML; null where it throws the answer away. */
export function wpFiltered(html: string): string | null {
  const [, source] = /<iframe\b[^>]* src="([^"]*)"[^>]*><\/iframe>/.exec(html) ?? [];
  const kept = [...html.matchAll(/ (width|height|title)="([^"]*)"/g)].map(([whole]) => whole).join('');
  if (source === undefined) return null;
  return (
    `<iframe class="wp-embedded-content" sandbox="allow-scripts" src="${source}#?secret=${WP_SECRET}"` +
    ` data-secret="${WP_SECRET}"${kept}></iframe>`
  );
}

/** The script of the page, as a tag. */
export const wpScript = `<script>(${hostInPage.toString()})()</script>`;

/** Runs in the page. */
function hostInPage(): void {
  addEventListener('message', ({ source, data }: MessageEvent) => {
    const { message, value, secret } = (data ?? {}) as { message?: string; value?: string; secret?: string };
    if (!secret || /[^a-zA-Z0-9]/.test(secret)) return;
    const all = [...document.querySelectorAll<HTMLIFrameElement>(`iframe[data-secret="${secret}"]`)];
    const frame = all.find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    if (message === 'height') {
      const height = Math.trunc(Number(value)) || 0;
      frame.height = String(Math.min(1000, Math.max(200, height)));
    }
    if (message !== 'link' || !value) return;
    const [from, to] = [new URL(frame.getAttribute('src') ?? ''), new URL(value)];
    const leads = /^https?:$/.test(to.protocol) && to.host === from.host && document.activeElement === frame;
    if (leads) top?.location.assign(value);
  });
  document.addEventListener('DOMContentLoaded', () => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.wp-embedded-content'))
      frame.contentWindow?.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });
}
