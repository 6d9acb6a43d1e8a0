/**
 * Makes one gesture one deed, on every page of the newsroom's people. The second tap of a double tap is meant for the
 * control that the first one hit, never for another that stands there since; and a key that is held is one press.
 */

/** Two taps of one gesture are less than this apart; between two single taps there is time to look. */
export const DOUBLE_MS = 250;
/** Two taps of one gesture land at most this far apart, in CSS pixels. */
const NEAR_PX = 24;

const CONTROL = 'button, a[href], summary, input, select, textarea, label';

/** Resolves when the next press cannot be the second tap of this gesture any more. */
export function nextGesture(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, DOUBLE_MS));
}

export function oneDeedAGesture(page: Document): void {
  followTaps(page);
  page.addEventListener('keydown', (event) => isHeld(event) && undo(event), { capture: true });
}

function followTaps(page: Document): void {
  let first: { at: number; x: number; y: number; hit: Element } | null = null;
  let isSecond = false;
  let isStray = false;
  const onDown = ({ target, clientX: x, clientY: y, timeStamp: at }: PointerEvent) => {
    const hit = controlAt(target);
    isSecond = first !== null && at - first.at < DOUBLE_MS && Math.hypot(x - first.x, y - first.y) < NEAR_PX;
    isStray = isSecond && hit !== first?.hit;
    // Three taps are all meant for what the first one hit.
    if (isStray && first !== null) first = { ...first, at };
    else first = hit === null ? null : { at, x, y, hit };
  };
  const stray = (event: MouseEvent) => {
    // Between the second tap's beginning and its click the first one's deed may have put another control there.
    const isElsewhere = isSecond && !isOf(first?.hit, controlAt(event.target));
    // A press of a key or of a script has no place and no count.
    if ((isStray || isElsewhere) && event.detail > 0) undo(event);
  };
  page.addEventListener('pointerdown', onDown, { capture: true });
  for (const name of ['mousedown', 'click'] as const) page.addEventListener(name, stray, { capture: true });
}

function controlAt(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(CONTROL) : null;
}

/** Whether what is pressed is what was hit: a press on a label is one on its control, too. */
function isOf(hit: Element | undefined, pressed: Element | null): boolean {
  return hit === pressed || (hit instanceof HTMLLabelElement && hit.control === pressed);
}

/** Whether a key that sends or leads back is held down. In a text of several lines Enter makes lines. */
function isHeld({ repeat, key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (!repeat) return false;
  const makesLines = target instanceof HTMLTextAreaElement && !ctrlKey && !metaKey;
  return key === 'Escape' || (key === 'Enter' && !makesLines);
}

function undo(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
