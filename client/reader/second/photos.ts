/** Opens a photo in the viewer, which is loaded then and not before. */

import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import type { view } from '../viewer.js';
import { loadSheet } from './sheet.js';

interface Viewer {
  view: typeof view;
}

/** A photo stays the plain link that it is without scripts until the viewer is there, and where that cannot be had. */
export function openPhotos(words: ReaderSecond['viewer']): void {
  const { viewer, viewerStyle } = document.body.dataset;
  if (!viewer) return;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-photo]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The page names the address, which carries the hash of the build.
    const script = import(/* @vite-ignore */ viewer) as Promise<Viewer>;
    Promise.all([script, styled(viewerStyle)]).then(
      ([{ view }]) => view(link, words),
      // Offline the page would be left for nothing.
      () => navigator.onLine && location.assign(link.href),
    );
  });
}

let style: Promise<boolean> | undefined;

/** Loads the viewer's style. A viewer without it still shows its photo, so nothing fails with it; the next tap asks again. */
async function styled(href?: string): Promise<void> {
  if (!(await (style ??= loadSheet(href)))) style = undefined;
}
