/** Photos' bytes, as a worker sends them (fetch), to a real server over a connection that is cut. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Methods } from '../../../client/account/methods.js';
import { ChunkSizer, MOST } from '../../../client/photos/upload/chunkSizer.js';
import { byFetch, type Asked, type Exchange } from '../../../client/photos/upload/exchange.js';
import { tusUpload } from '../../../client/photos/upload.js';
import type { PhotoToSend, UploadAnswer, UploadListeners } from '../../../client/photos/upload/terms.js';
import { digestOf, digestsOfTaken } from '../../support/photos/taken.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';
import { Chance } from '../../support/seeded.js';
import { startUplink, type Uplink } from '../../support/uplink.js';

jest.setTimeout(120_000);

let rally: Rally;
let uplink: Uplink;
let slug: string;
let token: string;
let bytes: Buffer;
let taken: string[];

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog();
  token = await rally.token(slug, 'Leyla');
  bytes = await photo({ width: 4_000, height: 3_000, seed: 5 });
  taken = digestsOfTaken(rally);
});
afterAll(() => rally.stop());
beforeEach(async () => (uplink = await startUplink(rally.port)));
afterEach(() => uplink.close());

/** A phone with one photo, whose entry the server has. */
async function phone() {
  const named = namedPhoto();
  const { id: entry } = await rally.post(token, slug, { media: [named] });
  const item: PhotoToSend = { command: named.id, blog: slug, uploadUrl: null };
  const asked: Asked[] = [];
  const bearer = byFetch(fetch);
  const exchange: Exchange = (request, onSent) => {
    asked.push(request);
    return bearer({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } }, onSent);
  };
  const file = new Blob([new Uint8Array(bytes)]);
  const files = { get: () => Promise.resolve({ id: named.id, at: 0, file, thumbnail: file }) };
  /** A page that was just opened; `learned`: what it would know of the network by now. */
  const page = (learned = new ChunkSizer(Date.now)) =>
    tusUpload({ files, origin: uplink.url, methods: new Methods(), chunks: learned, exchange });
  const on: UploadListeners = {
    progress: () => undefined,
    url: (url) => ((item.uploadUrl = url), Promise.resolve()),
  };
  const pieces = () => asked.filter(({ body }) => body !== null);
  return { item, entry, asked, page, on, pieces };
}

/** Sends as the lane does: again after each attempt that was lost. */
async function sent(by: Awaited<ReturnType<typeof phone>>): Promise<UploadAnswer | null> {
  const upload = by.page();
  for (let tries = 0; ; tries += 1) {
    const answer = await upload(by.item, by.on).answer;
    if (answer?.kind !== 'lost' || tries === 100) return answer;
  }
}

/** Cuts the connection, each time while bytes are on their way, until `isOver`; answers with how often, 20 times at most. */
async function cuts(isOver: () => boolean): Promise<number> {
  const chance = new Chance(4);
  let done = 0;
  while (done < 20 && !isOver()) {
    await pause(200 + chance.below(400));
    while (!uplink.isMoving && !isOver()) await pause(5);
    done += Math.min(1, uplink.snap());
  }
  return done;
}

test.each([
  ['a connection that passes every byte on', false, 40_000],
  ['a proxy that passes on whole requests only', true, 60_000],
])(
  'an upload through 20 cuts of %s sends at most one piece again for each, and arrives as it left',
  async (_way, isWholeOnly, rate) => {
    uplink.wholeOnly(isWholeOnly);
    const by = await phone();
    uplink.slow(rate);
    let isOver = false;
    const cutting = cuts(() => isOver).finally(() => uplink.slow(null));
    expect(await sent(by)).toEqual({ kind: 'accepted', receipt: null });
    isOver = true;
    expect(await cutting).toBe(20);
    // Bytes count, not requests: a cut costs no more than the bytes of one piece.
    const sizes = by.pieces().map(({ body }) => body!.size);
    const again = sizes.reduce((sum, size) => sum + size, 0) - bytes.length;
    expect(again).toBeLessThanOrEqual(20 * Math.max(...sizes));
    const offsets = by.pieces().map(({ headers }) => Number(headers['Upload-Offset']));
    // No piece begins before one that the server had already.
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST);
    expect(by.asked.filter(({ url }) => url.endsWith('/uploads'))).toHaveLength(1);
    await rally.developed(slug, by.entry);
    expect(taken.at(-1)).toBe(digestOf(bytes));
  },
);

test('an upload goes on in a page that is opened anew: it asks for the offset, and only the rest is sent', async () => {
  const by = await phone();
  uplink.hold(200_000);
  const held = uplink.held();
  const { answer, stop } = by.page()(by.item, by.on);
  await held;
  stop();
  expect(await answer).toBeNull();
  uplink.hold(null);
  const before = by.asked.length;
  expect(await by.page()(by.item, by.on).answer).toMatchObject({ kind: 'accepted' });
  const after = by.asked.slice(before);
  expect([after[0]?.method, after.some(({ method }) => method === 'POST')]).toEqual(['HEAD', false]);
  const from = after.flatMap(({ headers }) => Number(headers['Upload-Offset'] ?? bytes.length));
  expect(Math.min(...from)).toBeGreaterThanOrEqual(64 * 1_024);
  await rally.developed(slug, by.entry);
  expect(taken.at(-1)).toBe(digestOf(bytes));
});

test('an upload goes through a proxy that takes bodies of 100 KB at most, and through one that takes GET and POST alone', async () => {
  uplink.refuse(405);
  const by = await phone();
  const pass = by.page();
  const limited: typeof fetch = (url, init) => {
    const body = init?.body as Blob | null | undefined;
    return (body?.size ?? 0) > 100_000 ? Promise.resolve(new Response('', { status: 413 })) : fetch(url, init);
  };
  const narrow = tusUpload({
    files: {
      get: () => Promise.resolve({ id: '', at: 0, file: new Blob([new Uint8Array(bytes)]), thumbnail: new Blob() }),
    },
    ...{ origin: uplink.url, methods: new Methods(), chunks: new ChunkSizer(Date.now) },
    exchange: (request, onSent) =>
      byFetch(limited)({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } }, onSent),
  });
  expect(await narrow(by.item, by.on).answer).toMatchObject({ kind: 'accepted' });
  expect(new Set(uplink.answered)).toEqual(new Set(['POST 201', 'POST as HEAD 200', 'POST as PATCH 204']));
  await rally.developed(slug, by.entry);
  expect(taken.at(-1)).toBe(digestOf(bytes));
  // The server has the photo: whoever begins its upload once more is told so, and is done.
  by.item.uploadUrl = null;
  expect(await pass(by.item, by.on).answer).toMatchObject({
    kind: 'refused',
    refusal: { code: 'conflict', field: 'id' },
  });
});

test('an upload whose address the server does not know any more begins anew', async () => {
  const by = await phone();
  by.item.uploadUrl = `${uplink.url}/api/v1/uploads/9b2f6d0e-0000-4000-8000-000000000000`;
  expect(await by.page()(by.item, by.on).answer).toMatchObject({ kind: 'accepted' });
  expect(by.asked.slice(0, 2).map(({ method }) => method)).toEqual(['HEAD', 'POST']);
});

test('progress tells the bytes that left, and in the end all of them', async () => {
  const by = await phone();
  const told: number[] = [];
  const progress: UploadListeners['progress'] = (is) => told.push(is.sent / is.total);
  expect(await by.page()(by.item, { ...by.on, progress }).answer).toMatchObject({ kind: 'accepted' });
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

test('a photo that is not on this phone any more, or whose entry is withdrawn, is refused for good', async () => {
  const by = await phone();
  const gone = tusUpload({
    ...{ origin: uplink.url, methods: new Methods(), chunks: new ChunkSizer(Date.now), exchange: byFetch(fetch) },
    files: { get: () => Promise.resolve(null) },
  });
  expect(await gone(by.item, by.on).answer).toMatchObject({ kind: 'refused', refusal: { why: 'photo-not-here' } });
  const address = `/api/v1/blogs/${slug}/entries/${by.entry}`;
  await rally.send(token, 'DELETE', address, undefined, { 'Idempotency-Key': randomUUID() });
  expect(await by.page()(by.item, by.on).answer).toMatchObject({ kind: 'refused', refusal: { code: 'gone' } });
});

test('a network that is away, and one where a stranger answers, loses the upload, which can be tried again', async () => {
  const by = await phone();
  const stranger: Exchange = byFetch(() => Promise.resolve(new Response('<h1>Sign in to this hotel</h1>')));
  const parts = {
    files: { get: () => Promise.resolve({ id: '', at: 0, file: new Blob(['x']), thumbnail: new Blob() }) },
  };
  const base = { ...parts, origin: uplink.url, methods: new Methods(), chunks: new ChunkSizer(Date.now) };
  expect(await tusUpload({ ...base, exchange: stranger })(by.item, by.on).answer).toEqual({ kind: 'lost' });
  uplink.cut();
  expect(await by.page()(by.item, by.on).answer).toEqual({ kind: 'lost' });
});
