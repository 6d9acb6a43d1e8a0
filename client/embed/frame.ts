/** The script of `/embed/:slug` in an iframe. A page of older entries stays as it is. */
import './frame.css';
import { talkToHost } from './frameInPage.js';
import { createLiveEmbed } from './liveEmbed.js';

/** Milliseconds until a server that did not answer is asked again. */
const ANSWERLESS = 30_000;
let asking: ReturnType<typeof setTimeout> | undefined;

// In a page of its own there is nobody to talk to.
if (parent !== self) talkToHost();

const { dataset } = document.querySelector<HTMLElement>('[role=feed]') ?? document.body;
if (dataset.middle === undefined) {
  followTitle();
  createLiveEmbed({
    root: document,
    origin: location.origin,
    address: location.pathname,
    lang: new URLSearchParams(location.search).get('lang') ?? undefined,
    olderAddress(before) {
      const address = new URL(location.href);
      address.searchParams.delete('after');
      address.searchParams.set('before', String(before));
      return address.href;
    },
    again: () => void loadAnew(),
  })();
}

/**
 * Loads the frame anew once its server answers: without a network the browser's own page would stand in the frame, and stay. A feed that is
 * live asks for it again by itself.
 */
async function loadAnew(): Promise<void> {
  clearTimeout(asking);
  try {
    await fetch(location.href, { mode: 'no-cors', cache: 'no-store' });
  } catch {
    asking = setTimeout(() => {
      if (!document.querySelector('[data-connection=live]')) void loadAnew();
    }, ANSWERLESS);
    return;
  }
  // The note at the beginning is to be seen; what stands behind the `#` is the host's, and stays.
  history.scrollRestoration = 'manual';
  location.reload();
}

/** A title that is corrected stays nowhere in the frame's document. */
function followTitle(): void {
  const top = document.querySelector('[data-top]');
  if (!top) return;
  const look = (): void => {
    document.title = top.querySelector('h2 a')?.textContent.trim() ?? '';
  };
  new MutationObserver(look).observe(top, { childList: true });
}
