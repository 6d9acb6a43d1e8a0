/** Lets the page around a frame know what becomes of the frame's content: how high it is, and where its links lead. */
import { FrameGuest } from './frameGuest.js';

/** Starts to talk, for as long as the frame's page is there. */
export function talkToHost(): void {
  const feed = document.querySelector('body > .rally') ?? document.body;
  const guest = new FrameGuest({
    host: parent,
    // Heights and addresses of public pages are no secrets, and a frame is not told whose page it is in.
    say: (what) => parent.postMessage(what, '*'),
    height: () => heightOf(feed),
  });
  guest.look(location.hash);
  addEventListener('hashchange', () => guest.look(location.hash));
  addEventListener('message', (event) => guest.hear(event));
  addEventListener('resize', () => guest.resized(innerHeight));
  const sizes = new ResizeObserver(() => guest.measure());
  for (const part of feed.children) sizes.observe(part);
  // Without an origin the frame is in a sandbox, where links that open a new tab are dead.
  if (self.origin === 'null') document.addEventListener('click', (event) => follow(event, guest));
}

/** The feed fills its frame at least: its end is where its last part ends. */
function heightOf(feed: Element): number {
  const { bottom = 0 } = feed.lastElementChild?.getBoundingClientRect() ?? {};
  return bottom - feed.getBoundingClientRect().top;
}

function follow(event: MouseEvent, guest: FrameGuest): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  // Links of pages of the feed stay in the frame.
  if (!link?.href || link.target === '_self' || !isPlain) return;
  const address = onOurs(link);
  if (address === undefined) return;
  event.preventDefault();
  if (!guest.follow(address)) leadTo(link.href, address);
}

/** Follows a link where no page around does: in a new tab, or in the frame itself where its sandbox opens none. */
function leadTo(address: string, onOurs: string): void {
  const tab = opened(address);
  // Nobody who is opened gets a hold of this page; with `noopener` nobody would say whether a tab was opened.
  if (tab) tab.opener = null;
  else location.assign(onOurs);
}

/** null where the sandbox opens no tab, which some browsers say by an error. */
function opened(address: string): Window | null {
  try {
    return open(address);
  } catch {
    return null;
  }
}

/**
 * Pages around a frame follow it to its own server alone, as WordPress does. A link that leads elsewhere leads to the page of
 * its entry, or else of the blog: there it works.
 */
function onOurs(link: HTMLAnchorElement): string | undefined {
  if (link.host === location.host && /^https?:$/.test(link.protocol)) return link.href;
  const page = link.closest('article')?.querySelector<HTMLAnchorElement>('.m a');
  return (page ?? document.querySelector<HTMLAnchorElement>('[data-top] h2 a'))?.href;
}
