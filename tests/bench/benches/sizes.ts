/** Bytes that a reader's phone loads over the wire, with brotli as browsers ask for it, and those that a reporter's loads at first. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { clientOf, type Client } from '../support/client.js';
import type { Bench } from '../support/figures.js';
import { fill } from '../support/rallies.js';

const KB = 1_000;
const ENTRIES = 20;

export const sizes: Bench = {
  name: 'sizes',
  about: `a page with ${ENTRIES} text entries: bytes of the bodies, asked for with Accept-Encoding: br`,
  measure: async (stage) => {
    const folder = stage.folder();
    await fill(folder, { rally: ENTRIES });
    const client = clientOf((await stage.server(folder)).port);
    const page = await loaded(client, '/live/rally');
    const html = page.text();
    if (html.split('<article').length - 1 !== ENTRIES) throw new Error(`the page has not its ${ENTRIES} entries`);
    const scripts = await sizeOfAll(client, [...html.matchAll(/<script[^>]* src="([^"]+)"/g)]);
    const loader = await loaded(client, '/embed.js');
    const peer = { what: 'socket.io-client alone, brotli', value: socketIoClient() / KB };
    return [
      { what: 'script', unit: 'KB', ours: scripts / KB, peer, target: { of: 'ours', most: 8 } },
      { what: 'script of an embed', unit: 'KB', ours: loader.bytes / KB, target: { of: 'ours', most: 8 } },
      { what: 'HTML with its style', unit: 'KB', ours: page.bytes / KB },
      {
        what: 'page, style and script',
        unit: 'KB',
        ours: (page.bytes + scripts) / KB,
        target: { of: 'ours', most: 14.6 },
      },
      {
        what: "first load of the reporters' app",
        unit: 'KB',
        ours: (await firstLoad(client)) / KB,
        target: { of: 'ours', most: 60 },
      },
    ];
  },
};

/** The app's page with all that it names, before which nothing can be tapped. */
async function firstLoad(client: Client): Promise<number> {
  const page = await loaded(client, '/report');
  return page.bytes + (await sizeOfAll(client, [...page.text().matchAll(/"(\/assets\/[\w.-]+\.(?:js|css))"/g)]));
}

async function sizeOfAll(client: Client, found: RegExpMatchArray[]): Promise<number> {
  const addresses = found.map(([, address = '']) => address);
  if (addresses.length === 0) throw new Error('the page names none');
  let bytes = 0;
  for (const address of addresses) bytes += (await loaded(client, address)).bytes;
  return bytes;
}

async function loaded(client: Client, address: string) {
  const { headers, body } = await client.get(address, { 'Accept-Encoding': 'br' });
  const text = () => (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString();
  return { bytes: body.length, text };
}

/** Bytes of the package's own minified file, with brotli. */
function socketIoClient(): number {
  const folder = createRequire(import.meta.url)
    .resolve('socket.io-client/package.json')
    .replace('package.json', '');
  return brotliCompressSync(readFileSync(`${folder}dist/socket.io.esm.min.js`)).length;
}
