/** The title of the page's document: what it tells, and the site's name, as the server writes it. */
import { isolated } from '../../../shared/characters.js';

/** `told`: nothing where the words for it did not come. */
export function setTitle(told: string): void {
  const site = document.querySelector('header.site a')?.textContent ?? '';
  document.title = [told, site].filter(Boolean).map(isolated).join(' · ');
}

/** The rally's title in a top of its page, without the word that says its language. */
export function titleIn(top: ParentNode): string {
  return top.querySelector('h1')?.firstChild?.textContent?.trim() ?? '';
}
