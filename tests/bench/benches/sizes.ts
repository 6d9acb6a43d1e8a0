/** Bytes that a reader's phone loads over the wire, with brotli as browsers ask for it, and those that a reporter's loads at first. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { clientOf, type Client } from '../support/client.js';
import type { Bench, Figure } from '../support/figures.js';
import { fill } from '../support/rallies.js';

const KB = 1_000;
const ENTRIES = 20;
/** The most bytes of scripts, with gzip as the flows count them. */
const READER_MOST = 7_168;
const EMBED_MOST = 3_584;
const LIVE_MOST = 8_192;

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
    const named = await loadedAll(client, html, /<script[^>]* src="([^"]+)"/g);
    const scripts = sizeOf(named);
    const peer = { what: 'socket.io-client alone, brotli', value: socketIoClient() / KB };
    return [
      { what: 'script', unit: 'KB', ours: scripts / KB, peer },
      zipped('script, gzip', named, READER_MOST),
      ...(await embedSizes(client)),
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

/** An element's scripts, and all that a reader loads until its feed is live. */
async function embedSizes(client: Client): Promise<Figure[]> {
  const first = await loaded(client, '/embed.js');
  const page = await loaded(client, '/embed/rally');
  const live = await loadedAll(client, page.text(), / data-live="([^"]+)"/g);
  const styles = await loadedAll(client, page.text(), /"(\/assets\/[\w.-]+\.css)"/g);
  return [
    zipped('script of an embed, gzip', [first], EMBED_MOST),
    zipped('scripts of an embed until live, gzip', [first, ...live], EMBED_MOST + LIVE_MOST),
    { what: 'embed until live', unit: 'KB', ours: sizeOf([first, page, ...styles, ...live]) / KB },
  ];
}

function zipped(what: string, files: readonly Loaded[], most: number): Figure {
  const bytes = files.map(({ text }) => gzipSync(text(), { level: 9 }).length);
  const ours = bytes.reduce((sum, one) => sum + one, 0) / KB;
  return { what, unit: 'KB', ours, target: { of: 'ours', most: most / KB } };
}

/** The app's page with all that it names, before which nothing can be tapped. */
async function firstLoad(client: Client): Promise<number> {
  const page = await loaded(client, '/report');
  return page.bytes + sizeOf(await loadedAll(client, page.text(), /"(\/assets\/[\w.-]+\.(?:js|css))"/g));
}

interface Loaded {
  bytes: number;
  text: () => string;
}

function sizeOf(files: readonly Loaded[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Loads what a page names. */
async function loadedAll(client: Client, page: string, named: RegExp): Promise<Loaded[]> {
  const addresses = [...page.matchAll(named)].map(([, address = '']) => address);
  if (addresses.length === 0) throw new Error('the page names none');
  const files: Loaded[] = [];
  for (const address of addresses) files.push(await loaded(client, address));
  return files;
}

async function loaded(client: Client, address: string): Promise<Loaded> {
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
