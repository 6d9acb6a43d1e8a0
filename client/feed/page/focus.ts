/** A reader's focus is never taken away: what has it is replaced when it has left. */

const waiting = new WeakMap<Element, () => void>();

/** Runs `work` now, or as soon as `element` does not hold the focus any more. The latest work is the one that counts. */
export function whenLeft(element: Element, work: () => void): void {
  if (!holdsFocus(element)) {
    waiting.delete(element);
    return work();
  }
  if (!waiting.has(element))
    element.addEventListener('focusout', () => setTimeout(() => left(element)), { once: true });
  waiting.set(element, work);
}

/** In a shadow tree the document knows only its host: who has the focus inside, the tree's own root says. */
export function holdsFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

function left(element: Element): void {
  const work = waiting.get(element);
  waiting.delete(element);
  if (work && element.isConnected) whenLeft(element, work);
}
