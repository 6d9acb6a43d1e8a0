/** A swipe goes on, two fingers zoom. Nothing is ever held up: the browser does with a touch what it always does. */

/** In CSS pixels. */
const FAR_ENOUGH = 48;

export function onSwipe(element: HTMLElement, go: (steps: 1 | -1) => void): void {
  let from: Touch | undefined;
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      // Of a photo that is zoomed in on, one finger moves the view.
      const zoomed = (visualViewport?.scale ?? 1) > 1.01;
      from = touches.length === 1 && !zoomed ? touches[0] : undefined;
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
