/** Another site's page as a test needs it: its body, its head, its policy; and other files of that site. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlainPage {
  body: string;
  head?: string;
  policy?: string;
  /** Scripts of that site by their paths. */
  scripts?: Record<string, string>;
}

export class PlainHost {
  private readonly server = createServer((request, response) => {
    const { head = '', body, policy, scripts = {} } = this.page;
    const script = scripts[request.url ?? ''];
    if (script !== undefined) return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    if (request.url !== '/') return response.writeHead(404).end();
    response
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        ...(policy !== undefined && { 'Content-Security-Policy': policy }),
      })
      .end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">${head}<body>${body}`);
  });

  constructor(private readonly page: PlainPage) {}

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
