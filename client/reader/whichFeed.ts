/** Pages by what may come to their feed: it says itself which entries it has, and in which order. */

/** The feed to which new entries come; null on an entry's own page, on one that stays as it is, and from the oldest on. */
export function growingFeed(): HTMLElement | null {
  return document.querySelector('[role=feed]:not([data-middle],[data-alone],[data-rising],[data-only=rising])');
}

/** Whether the feed is that of all entries, from the newest down: only there a reader's place in the blog is known. */
export function isWhole({ dataset }: HTMLElement): boolean {
  return !dataset.only && !dataset.middle && !new URLSearchParams(location.search).has('after');
}
