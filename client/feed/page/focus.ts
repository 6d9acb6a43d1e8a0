/** Never takes a reader's focus away: an element that has it is replaced when the focus has left. */

const waiting = new WeakMap<Element, () => void>();

/** Runs `work` now, or as soon as `element` does not hold the focus any more. Only the latest work of an element is run. */
export function whenLeft(element: Element, work: () => void): void {
  if (!holdsFocus(element)) {
    waiting.delete(element);
    return work();
  }
  if (!waiting.has(element))
    element.addEventListener('focusout', () => setTimeout(() => left(element)), { once: true });
  waiting.set(element, work);
}

/** Whether an element holds the focus. The root of its own tree is asked: the document knows only a shadow tree's host. */
export function holdsFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

function left(element: Element): void {
  const work = waiting.get(element);
  waiting.delete(element);
  if (work && element.isConnected) whenLeft(element, work);
}
