/** Files of a copy: the page as it is kept, and what it needs beside it. */
import { KEPT_AT, KEPT_LANG } from '../../kept/copy.js';
import { photosIn, without, type TakenBack } from './html.js';

export const pathOf = (address: string): string => address.split('?', 1)[0] ?? '';

/** Rejects where one file does not come. Names of scripts and styles carry a hash: such a file is the same as before. */
export async function putFiles(
  cache: Cache,
  addresses: readonly string[],
  come: (address: string) => Promise<Response>,
): Promise<void> {
  const put = async (address: string): Promise<void> => {
    if (address.startsWith('/assets/') && (await cache.match(address, { ignoreVary: true }))) return;
    await cache.put(pathOf(address), await come(address));
  };
  await Promise.all(addresses.map(put));
}

/** The page with what is to be known of it: its language, and when it was kept, in ms since 1970. */
export function stamped(
  html: string,
  { lang, at, headers: given }: { lang: string; at: number; headers: Headers },
): Response {
  const headers = new Headers(given);
  // The text stands here as it is read, whatever its way was.
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag']) headers.delete(name);
  headers.set(KEPT_AT, String(at));
  headers.set(KEPT_LANG, lang);
  return new Response(html, { headers });
}

/** Cuts out of the kept page what was taken back, and out of the copy the photos that it names no more. */
export async function cutFrom(cache: Cache, path: string, page: Response, back: TakenBack): Promise<void> {
  const former = await page.text();
  const html = without(former, back);
  if (html === former) return;
  const left = photosIn(html);
  const out = photosIn(former).filter((photo) => !left.includes(photo));
  try {
    // The words go first: a worker may be ended after each step, and the page is what is shown.
    await cache.put(path, new Response(html, { headers: page.headers }));
  } finally {
    await Promise.all(out.map((photo) => cache.delete(photo)));
  }
}
