/**
 * The script that WordPress has in a page with embeds of other sites. A message counts by its secret and by the frame from which
 * the page got it: that frame becomes as high as it asks, within limits, and a link to the frame's own site is followed where
 * the reader was in that frame. A stand-in, in words of our own; messages and limits are those of WordPress 6.1.
 */

/** Runs in the page, as text: it uses nothing of this module. */
export function hostScript(): void {
  interface Message {
    secret?: unknown;
    message?: unknown;
    value?: unknown;
  }
  const [lowest, highest] = [200, 1_000];

  const follow = (frame: HTMLIFrameElement, value: unknown): void => {
    const target = Object.assign(document.createElement('a'), { href: String(value) });
    const isOfTheFrame = /^https?:$/.test(target.protocol) && target.host === new URL(frame.src).host;
    if (isOfTheFrame && document.activeElement === frame) window.top?.location.assign(target.href);
  };
  const resize = (frame: HTMLIFrameElement, value: unknown): void => {
    const height = Number.parseInt(String(value), 10) || 0;
    frame.height = String(Math.min(Math.max(height, lowest), highest));
  };

  window.addEventListener('message', ({ data, source }: MessageEvent<Message | null>) => {
    const secret = data?.secret;
    if (data === null || typeof secret !== 'string' || !/^[a-z0-9]+$/i.test(secret)) return;
    const named = (tag: string) => document.querySelectorAll<HTMLElement>(`${tag}[data-secret="${secret}"]`);
    for (const quotation of named('blockquote')) quotation.style.display = 'none';
    for (const frame of named('iframe') as NodeListOf<HTMLIFrameElement>) {
      if (source !== frame.contentWindow) continue;
      frame.removeAttribute('style');
      if (data.message === 'height') resize(frame, data.value);
      if (data.message === 'link') follow(frame, data.value);
    }
  });

  /** Frames that are there already hear that somebody listens now: they say their height once more. */
  document.addEventListener('DOMContentLoaded', () => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.wp-embedded-content')) {
      frame.contentWindow?.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
    }
  });
}
