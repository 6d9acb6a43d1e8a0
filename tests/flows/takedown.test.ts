/**
 * What a takedown promises: an entry that was read everywhere, with its photo, is nowhere a minute later; not on the disk,
 * and not at any public address. Once by an editor, once by the operator beside the running server.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { io } from 'socket.io-client';
import { photo } from '../support/photos.js';
import { programOn } from '../support/program.js';
import { namedPhoto, startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

/** What the contract gives caches; the server itself is quicker. */
const GONE_WITHIN_MS = 60_000;

let rally: Rally;
beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop(), 15_000);

test('[T1] taken down by an editor: the words and the photo are on no disk and at no address', async () => {
  const told = await tellOf('quince');
  await expectThere(told);
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  const address = `/api/v1/blogs/${told.blog}/entries/${told.id}/takedown`;
  const taken = await rally.send(editor, 'POST', address, { command: crypto.randomUUID() });
  expect(taken.status).toBe(201);
  await expectGone(told);
});

test('[T1] taken down at the command line, beside the running server', async () => {
  const told = await tellOf('medlar');
  await expectThere(told);
  await programOn(rally.folder, rally.port).rallyline('takedown', told.blog, told.id);
  await expectGone(told);
});

test('[T1] one photo taken down: its files and words are gone, the rest of its entry stays', async () => {
  const told = await tellOf('loquat');
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  const address = `/api/v1/blogs/${told.blog}/entries/${told.id}/takedown`;
  await rally.send(editor, 'POST', address, { command: crypto.randomUUID(), media: told.photo });
  await until(async () => (await onDisk(told.files)).length === 0);
  for (const source of told.sources) expect((await get(source)).status).toBe(410);
  const page = await (await get(`/live/${told.blog}/entries/${told.id}`)).text();
  expect([page.includes(told.word), page.includes(`caption of ${told.word}`)]).toEqual([true, false]);
  // What was said of the photo alone, at every address and on the disk.
  const said = ['alt', 'caption', 'credit'].map((field) => Buffer.from(`${field} of ${told.word}`));
  await until(async () => (await atAddresses({ ...told, words: said })).length === 0);
  await until(async () => (await onDisk(said)).length === 0);
  expect(told.sources.filter((source) => page.includes(source))).toEqual([]);
});

interface Told {
  blog: string;
  id: string;
  /** Stands in every field of the entry. */
  word: string;
  photo: string;
  /** Of its files, root-relative. */
  sources: string[];
  /** Of the words and the placeholder: what must be found nowhere. */
  words: Buffer[];
  /** 32 bytes from the middle of each file, as the server made them and as the phone sent it; and their addresses. */
  files: Buffer[];
}

/** An entry with that word wherever words can stand, revised once, with a photo; read at every address. */
async function tellOf(word: string): Promise<Told> {
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Ann');
  const named = namedPhoto({
    alt: `alt of ${word}`,
    caption: `caption of ${word}`,
    credit: `credit of ${word}`,
    place: `place of ${word}`,
  });
  const { id } = await rally.post(token, blog, {
    kind: 'chant',
    text: `text of **${word}**`,
    words: `words of ${word}`,
    transliteration: `sound of ${word}`,
    meanings: { uk: `meaning of ${word}` },
    translations: { az: { text: `translation of ${word}`, by: 'source' } },
    place: `place of ${word}`,
    media: [named],
  });
  const sent = await photo({ seed: word.length + word.charCodeAt(0) });
  expect((await rally.uploadPhoto(token, blog, named.id, sent)).status).toBe(204);
  const ready = await rally.developed(blog, id);
  const [item] = ready.content.media;
  if (item?.state !== 'ready') throw new Error(`the photo is ${String(item?.state)}`);
  const revise = { command: crypto.randomUUID(), rev: 1, text: `another text of ${word}` };
  expect((await rally.send(token, 'PATCH', `/api/v1/blogs/${blog}/entries/${id}`, revise)).status).toBe(201);

  await sumUp(blog, id, [`short of ${word}`, `in short, ${word}`]);

  const sources = item.sources.map(({ src }) => src);
  const made = await Promise.all(sources.map(async (source) => Buffer.from(await (await get(source)).arrayBuffer())));
  const middles = [sent, ...made].map((bytes) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 32));
  const names = sources.map((source) => Buffer.from(path.parse(source).name));
  const words = [Buffer.from(word), Buffer.from(item.placeholder ?? 'none')];
  return { blog, id, word, photo: named.id, sources, words, files: [...middles, ...names] };
}

/** A point of the summary that is linked to the entry, in one wording after the other; and another that is not. */
async function sumUp(blog: string, entry: string, wordings: string[]): Promise<void> {
  const editor = await rally.token(blog, 'Eve', 'editor');
  for (const text of wordings) {
    const { rev } = (await rally.parts.store.journal.blog(blog))!;
    const summary = [
      { lang: 'en', text, entry },
      { lang: 'en', text: 'They gather.' },
    ];
    const changed = await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, {
      command: crypto.randomUUID(),
      rev,
      summary,
    });
    expect(changed.status).toBe(201);
  }
}

/** The test's own premise: it is all there before, and readers have it. */
async function expectThere(told: Told): Promise<void> {
  const holding = await onDisk([...told.words, ...told.files]);
  expect(holding).toContainEqual(expect.stringMatching(/^rallyline\.db/));
  expect(holding.filter((name) => name.startsWith('media/')).length).toBeGreaterThanOrEqual(told.sources.length);
  expect((await atAddresses(told)).length).toBeGreaterThanOrEqual(5);
  expect(await (await get(`/live/${told.blog}`)).text()).toContain(`in short, ${told.word}`);
  for (const address of ownAddresses(told)) expect((await get(address)).status).toBe(200);
  for (const source of told.sources) expect((await get(source)).status).toBe(200);
  // What the phone sent is gone as soon as it was decoded.
  expect(await onDisk(told.files.slice(0, 1))).toEqual([]);
}

async function expectGone(told: Told): Promise<void> {
  const holders = async () => [...(await onDisk([...told.words, ...told.files])), ...(await atAddresses(told))];
  await until(async () => (await holders()).length === 0);
  for (const source of told.sources) expect((await get(source)).status).toBe(410);
  for (const address of ownAddresses(told)) expect((await get(address)).status).toBe(410);
  expect(await (await get(`/live/${told.blog}`)).text()).toContain('They gather.');
  expect(await rally.parts.store.journal.verify(told.blog)).toMatchObject({ ok: true });
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  expect((await rally.send(editor, 'GET', `/desk${told.sources[0]!}`)).status).toBe(410);
}

/** What stands of the entry alone: its page, the picture of it, and what another site asks to show it. */
function ownAddresses({ blog, id }: Told): string[] {
  const page = `/live/${blog}/entries/${id}`;
  return [page, `${page}/preview.jpg`, `/oembed?url=${encodeURIComponent(rally.parts.config.publicUrl + page)}`];
}

/** Files below the data folder that hold one of these. */
async function onDisk(needles: Buffer[]): Promise<string[]> {
  const names = await readdir(rally.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const holding = await Promise.all(
    files.map(async (file) => {
      // One that is removed at this moment holds nothing.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      return needles.some((needle) => bytes.includes(needle)) ? [path.relative(rally.folder, file)] : [];
    }),
  );
  return holding.flat();
}

/** Public addresses whose answer holds something of it; each is read anew. */
async function atAddresses({ blog, id, words, sources }: Told): Promise<string[]> {
  const api = `/api/v1/blogs/${blog}`;
  const addresses = [
    '/',
    ...['', '?lang=uk', '?lang=az', `/entries/${id}`, '/feed.rss', '/feed.atom', '/feed.json'].map(
      (rest) => `/live/${blog}${rest}`,
    ),
    ...[`/embed/${blog}`, `/embed/${blog}/fragment`, `/embed/${blog}/jsonld`],
    ...[`/live/${blog}`, `/live/${blog}/entries/${id}`].map(
      (page) => `/oembed?url=${encodeURIComponent(rally.parts.config.publicUrl + page)}`,
    ),
    ...['', '/entries', '/entries?kind=chant', '/changes?since=0', '/changes?since=0&as=html'].map(
      (rest) => api + rest,
    ),
  ];
  const needles = [...words, ...sources.map((source) => Buffer.from(source))];
  const holds = (bytes: Buffer): boolean => needles.some((needle) => bytes.includes(needle));
  const read = await Promise.all(
    addresses.map(async (address) => (holds(Buffer.from(await (await get(address)).arrayBuffer())) ? [address] : [])),
  );
  const live = await Promise.all([heardByStream(blog), heardBySocket(blog)]);
  return [
    ...read.flat(),
    ...live.flatMap((heard, at) => (holds(Buffer.from(heard)) ? [['stream', 'socket'][at]!] : [])),
  ];
}

async function heardByStream(blog: string): Promise<string> {
  const ending = new AbortController();
  const epoch = (await rally.parts.store.journal.blog(blog))!.epoch;
  const address = new URL(`/api/v1/blogs/${blog}/stream?since=1&epoch=${epoch}`, rally.url);
  const response = await fetch(address, { signal: ending.signal });
  let heard = '';
  const decoder = new TextDecoder();
  // Whatever is said goes up to the head in its first frame.
  for await (const chunk of response.body!) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes('event: frame')) break;
  }
  ending.abort();
  return heard;
}

async function heardBySocket(blog: string): Promise<string> {
  const epoch = (await rally.parts.store.journal.blog(blog))!.epoch;
  const auth = { v: 1, blog, as: 'html', seq: 1, epoch };
  const socket = io(`${rally.url}/live`, { transports: ['websocket'], forceNew: true, auth });
  try {
    return await new Promise((resolve, reject) => {
      socket.once('frame', (frame: unknown) => resolve(JSON.stringify(frame)));
      socket.once('connect_error', reject);
    });
  } finally {
    socket.disconnect();
  }
}

const get = (address: string): Promise<Response> => fetch(new URL(address, rally.url));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + GONE_WITHIN_MS;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`something is still there after ${GONE_WITHIN_MS} ms`);
}
