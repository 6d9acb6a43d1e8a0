/** Everybody in the story, each with a browser of their own, and what shows on the reader's page. */
import type { Visitor } from '../../support/browser.js';
import type { Rally } from '../../support/rally.js';

export interface Cast {
  rally: Rally;
  desk: Visitor;
  phone: Visitor;
  reader: Visitor;
}

/** Waits until the reader sees these words. */
export async function seen({ reader }: Cast, words: string): Promise<void> {
  await reader.page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Waits until the reader's newest entry is of that kind and holds these words. */
export async function newest({ reader }: Cast, kind: string, words: string): Promise<void> {
  await reader.page.locator(`[role=feed] > article:first-child[data-kind=${kind}]`, { hasText: words }).waitFor();
}
