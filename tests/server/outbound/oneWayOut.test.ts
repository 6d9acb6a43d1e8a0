/** Strangers' addresses are reached through server/outbound alone: nothing else of the server makes a request. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SERVER = path.resolve(import.meta.dirname, '../../../server');

/** The other ways out, and why a stranger has no say in where they lead. */
const KNOWN: Record<string, string> = {
  'purging/requests.ts': 'asks the cache that the operator named in PURGE_URL, which may well stand on loopback',
  'demo/hostPage/newspaper.ts': 'asks the rally of the demo, whose address the demo itself made',
  'demo/hostPage/wordpress/oembed.ts': 'asks the rally of the demo, whose address the demo itself made',
};

/** A call of fetch, of a client's request or connection, or the modules that make one. */
const WAY_OUT =
  /(?<![.\w])fetch\(|\bhttps?\.(?:request|get)\(|from '(?:node:)?(?:undici|http2|tls|dgram)'|\bnet\.connect\(|sendNotification\(/;

function withoutComments(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

test('nothing but the way out, and what is known, makes a request', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name));
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((name) => WAY_OUT.test(withoutComments(readFileSync(path.join(SERVER, name), 'utf8'))));
  expect(found.sort()).toEqual(['outbound/outbound.ts', ...Object.keys(KNOWN)].sort());
});
