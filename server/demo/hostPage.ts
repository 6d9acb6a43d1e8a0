/**
 * A newspaper that embeds the rally: another site, on a port of its own, with a strict policy of its own. It shows how
 * little a host needs: one script element, one element, and the rally's origin in its policy.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articlePage } from './hostPage/article.js';
import { STYLE } from './hostPage/style.js';

export interface HostPageParts {
  /** Origin of the rally's server, as the newspaper's readers reach it. */
  rallyUrl: string;
  slug: string;
  /** The port to take; any free one by default. */
  port?: number;
  host?: string;
  /** Style rules that go after the newspaper's own: a test's hostile ones. */
  style?: string;
  /** The address of the feed that the element is given. */
  src?: string;
}

export function createHostPage(parts: HostPageParts): HostPage {
  return new HostPage(parts);
}

export class HostPage {
  private readonly server = createServer((request, response) => this.answer(request, response));
  private readonly page: string;
  private readonly headers: Record<string, string>;

  constructor(private readonly parts: HostPageParts) {
    const { rallyUrl, slug, src = `${rallyUrl}/live/${slug}` } = parts;
    this.page = articlePage({ rallyUrl, slug, src });
    this.headers = { 'Content-Security-Policy': policyFor(rallyUrl), 'Cache-Control': 'no-store' };
  }

  /** Begins to serve; resolves with the port. */
  async listen(): Promise<number> {
    const { port = 0, host = '127.0.0.1' } = this.parts;
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/') this.send(response, 'text/html', this.page);
    else if (request.url === '/style.css') this.send(response, 'text/css', STYLE + (this.parts.style ?? ''));
    else response.writeHead(404, this.headers).end();
  }

  private send(response: ServerResponse, type: string, body: string): void {
    response.writeHead(200, { ...this.headers, 'Content-Type': `${type}; charset=utf-8` }).end(body);
  }
}

/** The page loads everything from itself, beside what the feed needs from its one origin; nothing inline. */
function policyFor(rallyUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${rallyUrl}`,
    "style-src 'self'",
    `img-src ${rallyUrl} data:`,
    `connect-src ${rallyUrl} ${rallyUrl.replace('http', 'ws')}`,
    `frame-src ${rallyUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
