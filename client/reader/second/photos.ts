/** Opens a photo in the viewer, which is loaded then and not before. */

import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import type { view } from '../viewer.js';
import { loadSheet } from './sheet.js';

/** The addresses of the viewer's files. */
interface Files {
  script: string;
  style: string;
}

interface Viewer {
  view: typeof view;
}

/** A photo stays the plain link that it is without scripts until the viewer is there, and where that cannot be had. */
export function openPhotos(words: ReaderSecond['viewer'], { script, style }: Files): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-photo]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const viewer = import(/* @vite-ignore */ script) as Promise<Viewer>;
    Promise.all([viewer, styled(style)]).then(
      ([{ view }]) => view(link, words),
      // Offline the page would be left for nothing.
      () => navigator.onLine && location.assign(link.href),
    );
  });
}

let sheet: Promise<boolean> | undefined;

/** Loads the viewer's style. A viewer without it still shows its photo, so nothing fails with it; the next tap asks again. */
async function styled(href: string): Promise<void> {
  if (!(await (sheet ??= loadSheet(href)))) sheet = undefined;
}
