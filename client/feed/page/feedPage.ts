/** The feed as it stands in a document: what a timeline starts from. */
import type { Article, Page } from '../timeline/ports.js';

/** null where the document is not a page of a feed. */
export function readPage(root: ParentNode): Page | null {
  const feed = root.querySelector<HTMLElement>('[role=feed]');
  if (!feed) return null;
  const { epoch = '', seq } = feed.dataset;
  const articles = [...feed.querySelectorAll<HTMLElement>('[data-entry]')].map(readArticle);
  const top = root.querySelector('[data-top]')?.innerHTML ?? '';
  return { epoch, seq: Number(seq), top, articles, older: olderOrder(root) };
}

/** Parsed into a document of its own: nothing in it loads or runs. */
export function parsePage(html: string): Page | null {
  return readPage(new DOMParser().parseFromString(html, 'text/html'));
}

function readArticle({ dataset, outerHTML }: HTMLElement): Article {
  const { entry = '', seq, order } = dataset;
  return { id: entry, seq: Number(seq), order: Number(order), html: outerHTML };
}

function olderOrder(root: ParentNode): number | null {
  const href = root.querySelector('[data-older]')?.getAttribute('href');
  return Number(href && new URL(href, location.href).searchParams.get('before')) || null;
}
