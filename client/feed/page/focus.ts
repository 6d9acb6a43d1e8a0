/** Never takes a reader's focus away: what is made anew gives it to the same control. */

/**
 * Renews a part of the page, or takes it away, at once: a tap on a photo or a text is a focus, too, and what was corrected or taken
 * down must not stay for as long as that does. A control in it that has the focus gives it to the one that stands for it now,
 * or else to `next`.
 */
export function keepFocus(part: Element, work: () => void, next?: Element | null): void {
  const root = part.getRootNode() as Document | ShadowRoot;
  const held = root.activeElement;
  const name = held && part.contains(held) && nameOf(held);
  work();
  if (!name) return;
  const same = [...root.querySelectorAll(held.localName)].find((one) => nameOf(one) === name);
  ((same ?? next) as HTMLElement | undefined)?.focus({ preventScroll: true });
}

/** Whether an element holds the focus. The root of its own tree is asked: the document knows only a shadow tree's host. */
export function holdsFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

/** A control by its entry, which a copy above the feed does not name, by its fold, and by where it leads. */
function nameOf(control: Element): string {
  return [
    control.closest('article')?.id,
    control.closest('details')?.dataset.fold,
    (control as HTMLAnchorElement).href,
  ].join();
}
