/** Puts the feed in the place of what stood there, the host's own markup of it above all, without a jump under the reader's eyes. */

/**
 * `put` replaces the content of `root`. A reader who looks at an entry goes on with the same one; one past the feed stays where
 * they are; and where the end of the host's markup is in sight, the feed keeps its height, so that nothing below it moves.
 */
export function takeOver(host: Element, root: ShadowRoot, put: () => void): void {
  const given = host.querySelector('[role=feed]');
  const { top, bottom, height } = host.getBoundingClientRect();
  const read = top < 0 ? firstSeen(root.querySelector('[role=feed]') ?? given) : undefined;
  const side = read ? 'top' : 'bottom';
  const place = (read ?? host).getBoundingClientRect()[side];
  put();
  const same = read ? root.getElementById(read.id) : host;
  const moved = (same?.getBoundingClientRect()[side] ?? place) - place;
  // A box of the page that scrolls in the window's stead is left alone: the few bytes of this part do not reach that far.
  if (top < 0) scrollBy({ top: moved, behavior: 'instant' });
  else if (given && bottom <= innerHeight) hold(root.querySelector<HTMLElement>('.rally'), height);
  emptyCopy(host);
}

/**
 * Empties what the host kept of a blog, structured data among it: a copy that nobody sees must not keep words that were taken
 * down or corrected since, or are from now on. The elements stay, since a framework may hold them.
 */
export function emptyCopy(host: Element): void {
  for (const copy of host.querySelectorAll('.rally,[type$=json]')) copy.replaceChildren();
}

function firstSeen(feed: Element | null): HTMLElement | undefined {
  const articles = [...(feed?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
  return articles.find((one) => one.getBoundingClientRect().bottom > 0);
}

/** Holds a height until the feed's end is out of sight, or the reader turns to the feed. */
function hold(box: HTMLElement | null, height: number): void {
  if (!box) return;
  box.style.cssText = `block-size:${height}px;overflow:auto`;
  const ended = new AbortController();
  const release = (): void => {
    box.style.cssText = '';
    ended.abort();
  };
  const look = (): void => {
    if (!box.isConnected || box.getBoundingClientRect().bottom > innerHeight) release();
  };
  // What scrolls may be a box of the page: its event is heard on its way down.
  const options = { passive: true, capture: true, signal: ended.signal };
  for (const name of ['scroll', 'resize']) addEventListener(name, look, options);
  for (const name of ['pointerdown', 'wheel', 'keydown']) box.addEventListener(name, release, options);
}
