/**
 * The language of the page: the feed names it. The document's own is the interface's, which is another one where a blog is in a
 * language without words of ours.
 */
export function pageLanguage(): string {
  return document.querySelector<HTMLElement>('[role=feed]')?.dataset.lang ?? document.documentElement.lang;
}

/** Whether two tags are of one language. */
export function isSameLanguage(one: string, other: string): boolean {
  return one.split('-')[0] === other.split('-')[0];
}
