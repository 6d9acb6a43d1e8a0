/**
 * A newspaper that embeds the rally: another site, on a port of its own, with a strict policy of its own. It shows how
 * little a host needs: one script element, one element, and the rally's origin in its policy.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articlePage } from './hostPage/article.js';
import { STYLE } from './hostPage/style.js';

export interface HostPageParts {
  /** Origin of the rally's server, as the newspaper's readers reach it. */
  rallyUrl: string;
  slug: string;
  /** The port to take; one that is free where it is not given. */
  port?: number;
  host?: string;
  /** Goes after the newspaper's own rules: a test's hostile ones. */
  style?: string;
  /** The address of the feed that the element is given. */
  src?: string;
}

export interface HostPage {
  /** Begins to serve; resolves with the port. */
  listen: () => Promise<number>;
  close: () => Promise<void>;
}

export function createHostPage({
  rallyUrl,
  slug,
  port = 0,
  host = '127.0.0.1',
  style = '',
  src,
}: HostPageParts): HostPage {
  const page = articlePage({ rallyUrl, slug, src: src ?? `${rallyUrl}/live/${slug}` });
  const headers = { 'Content-Security-Policy': policyFor(rallyUrl), 'Cache-Control': 'no-store' };
  const send = (response: ServerResponse, type: string, body: string): void => {
    response.writeHead(200, { ...headers, 'Content-Type': `${type}; charset=utf-8` }).end(body);
  };
  const server = createServer((request, response) => {
    if (request.url === '/') send(response, 'text/html', page);
    else if (request.url === '/style.css') send(response, 'text/css', STYLE + style);
    else response.writeHead(404, headers).end();
  });
  return {
    listen: async () => {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Everything from here but what the feed needs, and that from one origin; no inline script and no inline style. */
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
