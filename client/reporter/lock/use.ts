/** The lock follows the page: what counts as use, and when the page comes and goes. */
import type { LockWatch } from './lockWatch.js';

/** `scroll` is not among them: lists scroll by themselves when something is added. */
const USES = ['pointerdown', 'touchmove', 'wheel', 'keydown', 'input'];
/** The pause between two looks for an open camera, ms: shorter than any pause that locks. */
const CAMERA_MS = 20_000;

/** The page as far as it is followed. */
export type UsedPage = Pick<Document, 'addEventListener' | 'visibilityState' | 'querySelectorAll'>;

/** Answers with the end of it. */
export function followUse(
  page: UsedPage,
  view: Pick<Window, 'addEventListener' | 'setInterval' | 'clearInterval'>,
  { used, look, settle }: Pick<LockWatch, 'used' | 'look' | 'settle'>,
): () => void {
  const isSeen = () => page.visibilityState === 'visible';
  const over = new AbortController();
  const { signal } = over;
  // A script's own events are nobody's.
  const onUse = ({ isTrusted }: Event) => void (isTrusted && used());
  const onSight = () => (isSeen() ? look() : settle());
  for (const name of USES) page.addEventListener(name, onUse, { capture: true, passive: true, signal });
  page.addEventListener('visibilitychange', onSight, { signal });
  view.addEventListener('pageshow', look, { signal });
  view.addEventListener('pagehide', settle, { signal });
  // A reporter who waits for a picture with the phone held up touches nothing.
  const camera = view.setInterval(() => isSeen() && hasOpenCamera(page) && used(), CAMERA_MS);
  return () => {
    over.abort();
    view.clearInterval(camera);
  };
}

function hasOpenCamera(page: UsedPage): boolean {
  return [...page.querySelectorAll('video')].some(
    ({ srcObject }) => (srcObject as MediaStream | null)?.active === true,
  );
}
