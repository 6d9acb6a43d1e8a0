/** The aim of a press. A page may move between the look at an element and the press: what stands there now gets nothing of it. */

/** What a page of a test remembers from a look to the end of the press. */
export interface Aiming {
  lookedAt?: Element;
  hasMissed?: boolean;
  stopAiming?: () => void;
}

/** Keeps the next press from all but the element that was looked at. Runs in the page. */
export function aim(): void {
  const page = globalThis as Aiming;
  const { lookedAt } = page;
  if (lookedAt === undefined) return;
  const types = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click'];
  const check = (event: Event): void => {
    const path = event.composedPath();
    // A press on the label of a field is one on the field.
    const isMet = path.some((one) => one === lookedAt || (one instanceof HTMLLabelElement && one.contains(lookedAt)));
    if (event.type === 'pointerdown') page.hasMissed = !isMet;
    if (page.hasMissed !== true) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.hasMissed = false;
  for (const type of types) addEventListener(type, check, { capture: true, passive: false });
  page.stopAiming = () => types.forEach((type) => removeEventListener(type, check, { capture: true }));
}

/** Whether the press came to another element, and so to nobody. Runs in the page. */
export function hasMissed(): boolean {
  const page = globalThis as Aiming;
  page.stopAiming?.();
  return page.hasMissed === true;
}
