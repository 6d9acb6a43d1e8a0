/** Requests of a kept blog's pages: the network first, and the copy where none answers. */
import { answerTo, type AnsweringParts } from '../../../../client/readersWorker/keeping/answering.js';
import { Keeper } from '../../../../client/readersWorker/keeping/keeper.js';
import { MemoryCaches, pageOf, photoOf } from '../../../support/memoryCaches.js';

const ORIGIN = 'https://live.example';
const PAGE = pageOf(5, ['a', photoOf('x')]);
const BESIDE = { note: '<p>copy of {time}</p>', line: 'copy', files: [], other: 'not in your copy' };

let parts: AnsweringParts;
let works: Promise<unknown>[];
/** The network's answer; null: none. */
let network: ((path: string) => Promise<Response>) | null;
/** The server's answer to the worker itself; a number: a status without an answer. */
let files: Record<string, string | number>;

beforeEach(async () => {
  files = { '/live/baku': PAGE, '/live/baku/keep?lang=uk': JSON.stringify(BESIDE) };
  const keeper = new Keeper({
    slug: 'baku',
    caches: new MemoryCaches(),
    fetch: (address) => {
      const file = files[address] ?? `file ${address}`;
      return Promise.resolve(typeof file === 'number' ? new Response('', { status: file }) : new Response(file));
    },
    now: () => Date.UTC(2022, 1, 27, 12),
    saves: () => false,
    onGone: () => Promise.resolve(),
  });
  await keeper.keep('/live/baku');
  [works, network] = [[], null];
  parts = {
    keeper,
    slug: 'baku',
    origin: ORIGIN,
    fetch: ({ url }) => network?.(new URL(url).pathname) ?? Promise.reject(new TypeError('no network')),
    ask: (url) => network?.(new URL(url).pathname) ?? Promise.reject(new TypeError('no network')),
    wait: () => new Promise((resolve) => setTimeout(resolve, 50)),
  };
});

function ask(path: string, { mode = 'navigate', method = 'GET' }: Asked = {}): Promise<Response> | null {
  // No constructor makes a request that opens a page.
  const request = { url: path.startsWith('/') ? ORIGIN + path : path, mode, method } as Request;
  return answerTo(parts, {
    request,
    respondWith: () => undefined,
    waitUntil: (work) => void works.push(work),
  });
}
interface Asked {
  mode?: string;
  method?: string;
}

const answers =
  (text: string, status = 200) =>
  () =>
    Promise.resolve(new Response(text, { status }));
const textOf = async (path: string, asked?: Asked): Promise<string | undefined> => (await ask(path, asked))?.text();

test('an answer of the network is shown, and takes the place of the copy', async () => {
  network = answers(pageOf(6, ['b', '']));
  expect(await textOf('/live/baku?lang=uk')).toContain('e-b');
  await Promise.all(works);
  network = null;
  expect(await textOf('/live/baku')).toContain('e-b');
});

test.each([
  ['there is no network', null],
  ['a gateway does not reach the server', answers('Bad gateway', 502)],
  ['no answer comes', () => new Promise<Response>(() => undefined)],
])('the copy is shown, marked, where %s', async (_, line) => {
  network = line;
  const html = await textOf('/live/baku');
  expect(html).toMatch(/<main><p>copy of .*\d\d:\d\d<\/p>/);
  expect(html).toContain('e-a');
});

test('an answer that the blog is not there is shown, and the copy goes', async () => {
  network = answers('not here', 404);
  expect((await ask('/live/baku'))?.status).toBe(404);
  await Promise.all(works);
  network = null;
  await expect(ask('/live/baku')).rejects.toThrow('no network');
});

test('an entry whose own page answers that it is gone leaves the copy, and the copy goes where its blog is not there either', async () => {
  network = answers('gone', 410);
  files['/live/baku?lang=uk'] = pageOf(6, ['b', '']);
  expect((await ask('/live/baku/entries/a'))?.status).toBe(410);
  await Promise.all(works);
  const copy = (await parts.keeper.kept())?.html ?? '';
  expect([copy.includes('e-a'), copy.includes('e-b')]).toEqual([false, true]);
  network = answers('not here', 404);
  files['/live/baku?lang=uk'] = 404;
  expect((await ask('/live/baku/entries/b'))?.status).toBe(404);
  await Promise.all(works);
  expect(await parts.keeper.kept()).toBeNull();
});

test('an entry is shown where it stands in the copy, and any other page by a note', async () => {
  const answer = await ask('/live/baku/entries/a?lang=uk');
  expect([answer?.status, answer?.headers.get('location')]).toEqual([302, `${ORIGIN}/live/baku?lang=uk#e-a`]);
  for (const path of ['/live/baku/entries/b', '/live/baku?before=3']) {
    const other = await ask(path);
    expect([other?.status, await other?.text()]).toEqual([503, 'not in your copy']);
  }
});

test('pages of another blog go their own way, whatever the network answers', async () => {
  network = answers('of baku-2', 502);
  expect(await ask('/live/baku-2')).toBeNull();
  expect(works).toEqual([]);
});

test('kept scripts come from the copy, photos from the network and otherwise in the size that is kept', async () => {
  const file = { mode: 'cors' };
  expect(await textOf('/assets/reader-1.js', file)).toBe('file /assets/reader-1.js');
  expect(await textOf('/media/x-l.webp', file)).toBe('file /media/x-s.webp');
  network = answers('anew');
  expect(await textOf('/media/x-l.webp', file)).toBe('anew');
});

test('a script or photo that comes from nowhere is answered all the same', async () => {
  for (const path of ['/assets/other.js', '/media/z.webp', '/live/baku/tell'])
    expect((await ask(path, { mode: 'cors' }))?.status).toBe(504);
});

test('requests that change something, of the API, and of other sites do not pass the worker', () => {
  expect(ask('/live/baku', { method: 'POST' })).toBeNull();
  expect(ask('/api/v1/blogs/baku/changes', { mode: 'cors' })).toBeNull();
  expect(ask('https://elsewhere.example/live/baku')).toBeNull();
});
