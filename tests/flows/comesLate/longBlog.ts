/** A blog of 100,000 entries that stands in for a real one of a single entry: each page is made when it is asked for. */
import type { Page } from 'playwright-core';
import { PAGE_SIZE } from '../../../shared/protocol/readers.js';

export const ALL = 100_000;

/** The id of that entry's element. */
const idOf = (order: number): string => `e-00000000-0000-4000-8000-${String(order).padStart(12, '0')}`;

/** Answers the page's questions for that address, with its older and newer entries, by copies of the one entry there. */
export async function standInFor(page: Page, address: string): Promise<void> {
  // A page that a test fulfils has no address of its own, so that its socket to this machine would be refused.
  await page.context().grantPermissions(['local-network-access']);
  const html = await (await fetch(address)).text();
  const article = /<article [\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
  const { pathname } = new URL(address);
  await page.route(
    (url) => url.pathname === pathname,
    (route) => {
      const query = new URL(route.request().url()).searchParams;
      const [newest, oldest] = between(query);
      const articles = Array.from({ length: newest - oldest + 1 }, (_, at) => copyOf(article, newest - at));
      const body = html
        .replace(article, articles.join('\n'))
        .replace(/<p class="older"[\s\S]*?<\/p>/, links(pathname, newest, oldest));
      return route.fulfill({ contentType: 'text/html', body });
    },
  );
}

function between(query: URLSearchParams): [newest: number, oldest: number] {
  const after = query.get('after');
  if (after !== null) return [Math.min(ALL, Number(after) + PAGE_SIZE), Number(after) + 1];
  const newest = Number(query.get('before') ?? ALL + 1) - 1;
  return [newest, Math.max(1, newest - PAGE_SIZE + 1)];
}

/** An entry of that order, of its own height. */
function copyOf(article: string, order: number): string {
  const id = /data-entry="([^"]+)"/.exec(article)?.[1] ?? '';
  return article
    .replaceAll(`e-${id}`, idOf(order))
    .replaceAll(id, idOf(order).slice(2))
    .replace(/data-order="\d+"/, `data-order="${order}"`)
    .replace('<p>', `<p>Number ${order}. ${'More words. '.repeat(order % 40)}`);
}

function links(pathname: string, newest: number, oldest: number): string {
  const older = `<p class="older"><a data-older="" href="${pathname}?before=${oldest}">Older entries</a></p>`;
  // Only read of a page that was asked for from above or below.
  return newest < ALL ? `${older}<a data-newer="" hidden href="${pathname}?after=${newest}"></a>` : older;
}

/** The way that an entry goes on the screen, in pixels, while the page loads the batch that ends at that order. */
export async function movesBy(page: Page, selector: string, order: number): Promise<number> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const id = await page.locator(selector).getAttribute('id');
  const top = () => page.evaluate((one) => document.getElementById(one!)!.getBoundingClientRect().top, id);
  const stood = await top();
  if (selector.endsWith('last-child')) await page.locator('[data-older]').evaluate((link: HTMLElement) => link.click());
  await page.waitForFunction((wanted) => document.getElementById(wanted), idOf(order));
  return Math.abs((await top()) - stood);
}
