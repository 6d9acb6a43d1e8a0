/** The lock follows the page: what counts as use, and when the page comes and goes. */
import type { Lock } from './lock.js';

/** `scroll` is not among them: lists scroll by themselves when something is added. */
const USES = ['pointerdown', 'touchmove', 'wheel', 'keydown', 'input'];
/** The pause between two looks for an open camera, ms: shorter than any pause that locks. */
const CAMERA_MS = 20_000;

/** For as long as the page lives. */
export function followUse(page: Document, { used, look, settle }: Lock): void {
  const options = { capture: true, passive: true };
  for (const name of USES) page.addEventListener(name, ({ isTrusted }) => isTrusted && used(), options);
  page.addEventListener('visibilitychange', () => (isSeen(page) ? look() : settle()));
  addEventListener('pageshow', look);
  addEventListener('pagehide', settle);
  // Whoever waits for a picture with the phone held up touches nothing.
  setInterval(() => isSeen(page) && hasOpenCamera(page) && used(), CAMERA_MS);
}

function isSeen({ visibilityState }: Document): boolean {
  return visibilityState === 'visible';
}

function hasOpenCamera(page: Document): boolean {
  return [...page.querySelectorAll('video')].some(
    ({ srcObject }) => (srcObject as MediaStream | null)?.active === true,
  );
}
