/** The document's addresses with real values in their places. */
import type { Operation } from '../../../../server/http/openapi/operation.js';
import type { InterfaceDocument } from '../../../support/documented.js';
import type { Rally } from '../../../support/rally.js';

export interface Filled {
  /** As the document names it. */
  template: string;
  address: string;
  operations: InterfaceDocument['paths'][string];
}

/** Fills every address for one blog and one of its entries; the photo, upload and device that it may name are nobody's. */
export function filledAddresses({ paths, servers }: InterfaceDocument, blog: string, entry: string): Filled[] {
  const page = encodeURIComponent(`${servers[0]!.url}/live/${blog}`);
  const values: Record<string, string> = { slug: blog, id: entry, part: '1', address: 'none.webp', upload: 'none' };
  return Object.entries(paths).map(([template, operations]) => {
    const path = template.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? 'none');
    return { template, operations, address: template === '/oembed' ? `${path}?url=${page}` : path };
  });
}

/** Whether anybody may ask, so that other sites' pages may read the answer. */
export function isOpen(operation: Operation | undefined): boolean {
  return operation?.security.length === 0;
}

/** Asks without waiting for the end of an answer that has none. */
export async function ask(rally: Rally, method: string, address: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const response = await fetch(rally.url + address, { method, headers, signal: leaving.signal });
  const goesOn = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = goesOn && method === 'GET' ? '' : await response.text();
  leaving.abort();
  return { status: response.status, headers: response.headers, body };
}
