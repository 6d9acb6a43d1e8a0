/** An upload whose beginning a browser sends twice by itself, as browsers do with a request that was cut. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Methods } from '../../../../client/account/methods.js';
import { ChunkSizer } from '../../../../client/photos/upload/chunkSizer.js';
import { byFetch, type Exchange } from '../../../../client/photos/upload/exchange.js';
import { tusUpload } from '../../../../client/photos/upload.js';
import { photo } from '../../../support/photos.js';
import { namedPhoto, startRally, type Rally } from '../../../support/rally.js';

jest.setTimeout(120_000);

let rally: Rally;
beforeAll(async () => void (rally = await startRally()));
afterAll(() => rally.stop());

test('[O4] a beginning that comes once more behind its answer ends the first upload, and the photo arrives all the same', async () => {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  const named = namedPhoto();
  const { id: entry } = await rally.post(token, slug, { media: [named] });
  const asked: string[] = [];
  const bearer = byFetch(fetch);
  const exchange: Exchange = (request, onSent) => {
    const signed = { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
    asked.push(request.method);
    const run = bearer(signed, onSent);
    if (asked.length > 1) return run;
    const again = () => bearer(signed, () => undefined).said;
    return { ...run, said: run.said.then(async (said) => ((await again()) === null ? null : said)) };
  };
  const file = new Blob([new Uint8Array(await photo({ width: 400, height: 300, seed: 5 }))]);
  const upload = tusUpload({
    ...{ origin: rally.url, methods: new Methods(), chunks: new ChunkSizer(Date.now), exchange },
    files: { get: () => Promise.resolve({ file }) },
  });
  const addresses: (string | null)[] = [];
  const on = {
    progress: () => undefined,
    url: (url: string | null) => Promise.resolve(void addresses.push(url)),
  };
  const sent = upload({ command: named.id, blog: slug, uploadUrl: null }, on);
  expect(await sent.answer).toEqual({ kind: 'accepted', receipt: null });
  expect(asked).toEqual(['POST', 'PATCH', 'POST', 'PATCH']);
  expect(addresses).toEqual([expect.any(String), null, expect.any(String)]);
  expect((await rally.developed(slug, entry)).content.media).toMatchObject([{ id: named.id, state: 'ready' }]);
});
