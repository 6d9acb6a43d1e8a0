/** Puts the feed in the place of what stood there, the host's own markup of it above all, without a jump under the reader's eyes. */

/**
 * `put` replaces the content of `root`. A reader who looks at an entry goes on with the same one; one past the feed stays where
 * they are; and where the end of the host's markup is in sight, the feed keeps its height, so that nothing below it moves.
 */
export function takeOver(host: Element, root: ShadowRoot, put: () => void): void {
  const { top, bottom, height } = host.getBoundingClientRect();
  const isHeld = host.querySelector('[role=feed]') && bottom <= innerHeight;
  const read = top < 0 ? (firstSeen(root) ?? firstSeen(host)) : undefined;
  const placeOf = (element: Element): number => element.getBoundingClientRect()[read ? 'top' : 'bottom'];
  const place = placeOf(read ?? host);
  // The nearest box that is scrolled goes along, as in room.ts: the page's own where the window is.
  let box: Element | undefined = host;
  while (box && !box.scrollTop)
    box = box.assignedSlot ?? box.parentElement ?? (box.getRootNode() as Partial<ShadowRoot>).host;
  put();
  const same = read ? root.getElementById(read.id) : host;
  if (top < 0) box?.scrollBy({ top: same ? placeOf(same) - place : 0, behavior: 'instant' });
  else if (isHeld) hold(root.firstElementChild as HTMLElement, host, height);
  emptyCopy(host);
}

/**
 * Empties what the host kept of a blog, structured data among it: a copy that nobody sees must not keep words that were taken
 * down or corrected since, or are from now on. The elements stay, since a framework may hold them.
 */
export function emptyCopy(host: Element): void {
  for (const copy of host.querySelectorAll('.rally,[type$=json]')) copy.replaceChildren();
}

/** What is not shown has no place. */
function firstSeen(within: ParentNode): Element | undefined {
  return [...within.querySelectorAll('[data-entry]')].find((one) => one.getBoundingClientRect().bottom > 0);
}

/** Holds a height until the feed's end is out of sight, or the reader turns to the feed: events of it come from its host. */
function hold(box: HTMLElement, host: Element, height: number): void {
  box.style.cssText = `height:${height}px;overflow:auto`;
  const ended = new AbortController();
  const look = ({ target }: Event): void => {
    if (target === host || !box.isConnected || box.getBoundingClientRect().bottom > innerHeight) {
      box.style.cssText = '';
      ended.abort();
    }
  };
  // What scrolls may be a box of the page: its event is heard on its way down. Browsers wait for no listener of the window's.
  for (const name of ['scroll', 'resize', 'wheel', 'keydown', 'pointerdown'])
    addEventListener(name, look, { signal: ended.signal, capture: true });
}
