/** The title of the page's document: what it tells, and the site's name, as the server writes it. */
import { isolated } from '../../../shared/characters.js';

export function setTitle(told: string): void {
  document.title = `${isolated(told)} · ${isolated(document.querySelector('header.site a')?.textContent ?? '')}`;
}

/** The rally's title in a top of its page, without the word that says its language. */
export function titleIn(top: ParentNode): string {
  return top.querySelector('h1')?.firstChild?.textContent?.trim() ?? '';
}
