/** Somebody else's site: one page of any HTML, on a port of its own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  origin: string;
  close: () => Promise<void>;
}

/** `policy`: the site's content security policy. */
export async function hostSite(body: string, policy?: string): Promise<HostSite> {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    ...(policy !== undefined && { 'Content-Security-Policy': policy }),
  };
  const html = `<!doctype html><html lang="en"><head><title>A newspaper</title></head><body>${body}</body></html>`;
  const server = createServer((_, response) => void response.writeHead(200, headers).end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
