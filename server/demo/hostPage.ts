/**
 * A site of somebody else, on a port of its own, which embeds the rally. `createHostPage` makes the newspaper with its strict
 * policy alone; `hostPages.ts` makes one of every kind.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articlePage } from './hostPage/article.js';
import { policyFor } from './hostPage/policy.js';
import { html, style, type Place, type Pages } from './hostPage/pages.js';
import { STYLE } from './hostPage/style.js';

export interface HostPageParts extends Place {
  /** The port to take; any free one by default. */
  port?: number;
  host?: string;
  /** Style rules that go after the newspaper's own: a test's hostile ones. */
  style?: string;
  /** The address of the feed that the element is given. */
  src?: string;
}

export function createHostPage(parts: HostPageParts): HostPage {
  const headers = { 'Content-Security-Policy': policyFor(parts.rallyUrl) };
  const pages: Pages = {
    '/': () => html(articlePage(parts), headers),
    '/style.css': () => style(STYLE + (parts.style ?? '')),
  };
  return new HostPage(pages, parts);
}

/** Where a site is served. */
interface Served {
  port?: number;
  host?: string;
}

export class HostPage {
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(
    private readonly pages: Pages,
    private readonly served: Served = {},
  ) {}

  /** Begins to serve; resolves with the port. */
  async listen(): Promise<number> {
    const { port = 0, host = '127.0.0.1' } = this.served;
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = url.split('?');
    const page = Object.hasOwn(this.pages, path) ? this.pages[path] : undefined;
    if (page === undefined) return void response.writeHead(404).end();
    try {
      const { type, body, headers } = await page();
      const kept = { 'Cache-Control': 'no-store', 'Content-Type': `${type}; charset=utf-8` };
      response.writeHead(200, { ...kept, ...headers }).end(body);
    } catch {
      // The rally's server, of which some pages ask while they are made, does not answer.
      response.writeHead(502).end();
    }
  }
}
