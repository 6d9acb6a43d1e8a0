/** The controls of a feed: the button that shows pending entries, and those whose work is done by a script that comes later. */
import type { Timeline } from '../timeline.js';
import type { Room } from './steady.js';

/** Milliseconds after which a scroll has come to rest. */
const AT_REST = 200;

/** Shows pending entries at the press of the button, or when the reader has come back to the top, until `signal` ends it. */
export function showPending(
  root: ParentNode,
  feed: HTMLElement,
  timeline: Timeline,
  room: Room,
  signal?: AbortSignal,
): void {
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
  const rest = () => room.seesTop(feed) && timeline.release();
  addEventListener(
    'scroll',
    () => {
      clearTimeout(resting);
      resting = setTimeout(rest, AT_REST);
    },
    // What scrolls may be a box of the page: its event is heard on its way down.
    { capture: true, signal },
  );
}

/**
 * Answers with a function that has a later script loaded, once. A click on one of its controls loads it, too, and is done by
 * the script then: until it is there, and where it cannot be had, a control stays the plain link that it is without scripts.
 */
export function loadedOnUse(
  root: EventTarget,
  controls: string,
  load: () => Promise<unknown>,
  signal?: AbortSignal,
): () => Promise<unknown> {
  let loading: Promise<unknown> | undefined;
  const loaded = (): Promise<unknown> =>
    (loading ??= load().then(
      () => root.removeEventListener('click', click),
      (failure: unknown) => {
        loading = undefined;
        throw failure;
      },
    ));
  const click = (event: Event): void => {
    const control = (event.target as Element).closest<HTMLAnchorElement>(controls);
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (!control || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    loaded().then(
      () => control.click(),
      // Offline the page would be left for nothing.
      () => navigator.onLine && control.href && location.assign(control.href),
    );
  };
  root.addEventListener('click', click, { signal });
  return loaded;
}
