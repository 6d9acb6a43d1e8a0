/** An entry that stands everywhere before its takedown: made with a word of its own, and looked for on disk and at addresses. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { io } from 'socket.io-client';
import { photo } from './photos.js';
import { namedPhoto, type Rally } from './rally.js';

export interface Told {
  blog: string;
  id: string;
  /** The word that stands in every field of the entry. */
  word: string;
  photo: string;
  /** Addresses of the photo's files, root-relative. */
  sources: string[];
  /** Bytes that must be found nowhere: of the words and the placeholder. */
  words: Buffer[];
  /** 32 bytes from the middle of each file, as the server made them and as the phone sent it; and their addresses. */
  files: Buffer[];
}

/** Makes an entry with that word wherever words can stand, revised once, with a photo; and reads it at every address. */
export async function tellOf(rally: Rally, word: string): Promise<Told> {
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

  await sumUp(rally, blog, id, [`short of ${word}`, `in short, ${word}`]);

  const sources = item.sources.map(({ src }) => src);
  const made = await Promise.all(
    sources.map(async (source) => Buffer.from(await (await fetch(rally.url + source)).arrayBuffer())),
  );
  const middles = [sent, ...made].map((bytes) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 32));
  const names = sources.map((source) => Buffer.from(path.parse(source).name));
  const words = [Buffer.from(word), Buffer.from(item.placeholder ?? 'none')];
  return { blog, id, word, photo: named.id, sources, words, files: [...middles, ...names] };
}

/** Writes a point of the summary that is linked to the entry, in one wording after the other; and a point that is not. */
async function sumUp(rally: Rally, blog: string, entry: string, wordings: string[]): Promise<void> {
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

/** Addresses of the entry alone: its page, its link preview, and its oEmbed answer for other sites. */
export function ownAddresses({ parts }: Rally, { blog, id }: Told): string[] {
  const page = `/live/${blog}/entries/${id}`;
  return [page, `${page}/preview.jpg`, `/oembed?url=${encodeURIComponent(parts.config.publicUrl + page)}`];
}

/** Returns the files below the data folder that hold any of these bytes. */
export async function onDisk(folder: string, needles: Buffer[]): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const holding = await Promise.all(
    files.map(async (file) => {
      // A file that is removed at this moment holds nothing.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      return needles.some((needle) => bytes.includes(needle)) ? [path.relative(folder, file)] : [];
    }),
  );
  return holding.flat();
}

/** Reads all public addresses. Returns those whose answer holds the entry's words or photos. */
export async function atAddresses(rally: Rally, { blog, id, words, sources }: Told): Promise<string[]> {
  const api = `/api/v1/blogs/${blog}`;
  const addresses = [
    '/',
    '/news-sitemap.xml',
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
    addresses.map(async (address) =>
      holds(Buffer.from(await (await fetch(rally.url + address)).arrayBuffer())) ? [address] : [],
    ),
  );
  const live = await Promise.all([heardByStream(rally, blog), heardBySocket(rally, blog)]);
  return [
    ...read.flat(),
    ...live.flatMap((heard, at) => (holds(Buffer.from(heard)) ? [['stream', 'socket'][at]!] : [])),
  ];
}

async function heardByStream(rally: Rally, blog: string): Promise<string> {
  const ending = new AbortController();
  const epoch = (await rally.parts.store.journal.blog(blog))!.epoch;
  const address = new URL(`/api/v1/blogs/${blog}/stream?since=1&epoch=${epoch}`, rally.url);
  const response = await fetch(address, { signal: ending.signal });
  let heard = '';
  const decoder = new TextDecoder();
  // The first frame goes up to the head: more need not be read.
  for await (const chunk of response.body!) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes('event: frame')) break;
  }
  ending.abort();
  return heard;
}

async function heardBySocket(rally: Rally, blog: string): Promise<string> {
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
