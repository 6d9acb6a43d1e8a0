/** The two controls of a feed: one shows pending entries, one loads older ones. */
import { setBusy } from '../live.js';
import type { Timeline } from '../timeline.js';
import { holdsFocus } from './focus.js';
import type { Speaker } from './speaker.js';
import { seesTop } from './steady.js';
import type { Words } from './words.js';

/** Milliseconds after which a scroll has come to rest. */
const AT_REST = 200;

/** Shows pending entries at the press of the button, or when the reader has come back to the top, until `signal` ends it. */
export function showPending(root: ParentNode, feed: HTMLElement, timeline: Timeline, signal?: AbortSignal): void {
  root.querySelector('[data-pending]')?.addEventListener(
    'click',
    () => {
      timeline.release();
      feed.parentElement?.scrollIntoView();
      // The button is gone now, and with it the focus, which goes to the newest entry.
      (feed.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    },
    { signal },
  );
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = () => seesTop(feed) && timeline.release();
  addEventListener(
    'scroll',
    () => {
      clearTimeout(resting);
      resting = setTimeout(rest, AT_REST);
    },
    { passive: true, signal },
  );
}

export interface OlderParts {
  feed: HTMLElement;
  timeline: Timeline;
  speaker: Speaker;
  phrases: Words;
  signal?: AbortSignal;
}

export function loadOlder({ feed, timeline, speaker, phrases, signal }: OlderParts): void {
  let failed = false;
  const click = (event: MouseEvent): void => {
    const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-older]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A load that failed although the connection is there may go well as a page of its own; offline, that would leave nothing.
    if (failed && speaker.isLive) return;
    event.preventDefault();
    const last = feed.lastElementChild;
    link.textContent = phrases.loadingOlder;
    feed.ariaBusy = 'true';
    timeline
      .older()
      .then(
        () => {
          failed = false;
          link.textContent = phrases.loadOlder;
          // The link moved far down, and the focus with it: reading goes on where it was.
          if (holdsFocus(link)) (last?.nextElementSibling as HTMLElement | null)?.focus({ preventScroll: true });
        },
        () => {
          failed = true;
          link.textContent = phrases.olderFailed;
        },
      )
      .finally(() => setBusy(feed));
  };
  feed.parentElement?.addEventListener('click', click, { signal });
}
