/** Loads a feed and its style sheet from the page for iframes, which caches hold already. */
import { cleaned } from './cleaned.js';

export interface Loaded {
  nodes: DocumentFragment;
  styles: string;
}

/** The longest wait between two attempts, in seconds. */
const LONGEST_WAIT = 30;

/** Tries until there is an answer; without such a blog, the sentence of the server's page. undefined where `signal` ended it. */
export async function load(
  origin: string,
  page: string,
  signal: AbortSignal,
): Promise<Loaded | Element | null | undefined> {
  // No cookie goes along: the feed is public, and its readers are nobody.
  const get = (address: string): Promise<Response> => fetch(origin + address, { signal, credentials: 'omit' });
  for (let wait = 1; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const answer = await get(page);
      const html = await answer.text();
      if (answer.status === 404 || answer.status === 422) return cleaned(html, origin).querySelector('.stand');
      // The name has a hash: a style sheet never meets HTML of another release.
      const [style] = /\/assets\/[\w-]+\.css/.exec(html) ?? [];
      if (answer.ok && style) {
        return { nodes: cleaned(html, origin), styles: await (await get(style)).text() };
      }
    } catch {
      // Offline, or cut off midway: the page is asked for again.
    }
    await new Promise((go) => setTimeout(go, wait * 1_000 * (0.5 + Math.random())));
  }
}
