/**
 * Swipes lead to the next photo, two fingers zoom. No touch is ever held up; but a finger to the sides is ours, until a
 * photo is zoomed in on: a browser would take a swipe for the way back to the page before, and close the viewer.
 */

/** In CSS pixels. */
const FAR_ENOUGH = 48;

export function onSwipe(element: HTMLElement, go: (steps: 1 | -1) => void): void {
  let from: Touch | undefined;
  const isZoomed = (): boolean => (visualViewport?.scale ?? 1) > 1.01;
  const share = (): void => {
    element.style.touchAction = isZoomed() ? '' : 'pan-y pinch-zoom';
  };
  share();
  visualViewport?.addEventListener('resize', share);
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      // A single finger moves the view where a photo is zoomed in on.
      from = touches.length === 1 && !isZoomed() ? touches[0] : undefined;
    },
    { passive: true },
  );
  element.addEventListener(
    'touchend',
    ({ changedTouches: [to] }) => {
      if (!from || !to) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(x) < FAR_ENOUGH || Math.abs(x) < 2 * Math.abs(y)) return;
      const forward = document.documentElement.dir === 'rtl' ? x > 0 : x < 0;
      go(forward ? 1 : -1);
    },
    { passive: true },
  );
  element.addEventListener('touchcancel', () => (from = undefined), { passive: true });
}
