/** The feed as it stands in a document: what a timeline starts from. */
import type { Article, Page } from '../timeline/ports.js';

/** null where the document is not a page of a feed. */
export function readPage(root: ParentNode): Page | null {
  const feed = root.querySelector<HTMLElement>('[role=feed]');
  if (!feed) return null;
  const { epoch = '', seq } = feed.dataset;
  const articles = [...feed.querySelectorAll<HTMLElement>('[data-entry]')].map(readArticle);
  const top = root.querySelector('[data-top]')?.innerHTML ?? '';
  return { epoch, seq: Number(seq), top, articles, older: orderOf(root, 'older', 'before') };
}

/** Parsed into a document of its own: nothing in it loads or runs. */
export function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export function parsePage(html: string): Page | null {
  return readPage(parsed(html));
}

function readArticle({ dataset, outerHTML }: HTMLElement): Article {
  const { entry = '', seq, order } = dataset;
  return { id: entry, seq: Number(seq), order: Number(order), html: outerHTML };
}

/** The order in the address of a link to more entries; null where it leads nowhere. */
export function orderOf(root: ParentNode, link: 'older' | 'newer', name: 'before' | 'after'): number | null {
  const href = root.querySelector(`[data-${link}]`)?.getAttribute('href');
  return Number(href && new URL(href, location.href).searchParams.get(name)) || null;
}
