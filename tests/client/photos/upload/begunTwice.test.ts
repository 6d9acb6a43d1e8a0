/** An upload whose beginning a browser sends twice by itself, as browsers do with a request that was cut. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Methods } from '../../../../client/account/methods.js';
import { ChunkSizer } from '../../../../client/photos/upload/chunkSizer.js';
import { byFetch, type Exchange } from '../../../../client/photos/upload/exchange.js';
import { tusUpload } from '../../../../client/photos/upload.js';
import { photo } from '../../../support/photos.js';
import { asTaken } from '../../../support/photos/asTaken.js';
import { namedPhoto, startRally, type Rally } from '../../../support/rally.js';

jest.setTimeout(120_000);

let rally: Rally;
beforeAll(async () => void (rally = await startRally()));
afterAll(() => rally.stop());

const PICTURE = photo({ width: 400, height: 300, seed: 5 }).then((bytes) => new Blob([new Uint8Array(bytes)]));

/** Leyla's photo that an entry awaits, and its sending over an exchange that `meddle` has between it and the server. */
async function sending(file: Blob, meddle: (asked: string[], signed: Exchange) => Exchange) {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  const named = namedPhoto();
  const { id: entry } = await rally.post(token, slug, { media: [named] });
  const asked: string[] = [];
  const bearer = byFetch(fetch);
  const signed: Exchange = (request, onSent) =>
    bearer({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } }, onSent);
  const upload = tusUpload({
    ...{ origin: rally.url, methods: new Methods(), chunks: new ChunkSizer(Date.now) },
    exchange: meddle(asked, signed),
    files: { get: () => Promise.resolve({ file }) },
  });
  const addresses: (string | null)[] = [];
  const on = {
    progress: () => undefined,
    url: (url: string | null) => Promise.resolve(void addresses.push(url)),
  };
  const { answer } = upload({ command: named.id, blog: slug, uploadUrl: null }, on);
  return { slug, entry, named, asked, addresses, answer: await answer };
}

test('[O4] a beginning that comes once more behind its answer ends the first upload, and the photo arrives all the same', async () => {
  const { slug, entry, named, ...sent } = await sending(await PICTURE, (asked, signed) => (request, onSent) => {
    asked.push(request.method);
    const run = signed(request, onSent);
    if (asked.length > 1) return run;
    const again = () => signed(request, () => undefined).said;
    return { ...run, said: run.said.then(async (said) => ((await again()) === null ? null : said)) };
  });
  expect(sent.answer).toEqual({ kind: 'accepted', receipt: null });
  expect(sent.asked).toEqual(['POST', 'PATCH', 'POST', 'PATCH']);
  expect(sent.addresses).toEqual([expect.any(String), null, expect.any(String)]);
  expect((await rally.developed(slug, entry)).content.media).toMatchObject([{ id: named.id, state: 'ready' }]);
});

test('[O4] an upload that another sender of the same photo ends again and again rests, instead of ending the other one for ever', async () => {
  const large = new Blob([new Uint8Array(await asTaken({ width: 4_000, height: 3_000, seed: 3 }))]);
  let beginning: Parameters<Exchange>[0] | undefined;
  const { asked, answer } = await sending(large, (asked, signed) => (request, onSent) => {
    asked.push(request.method);
    if (request.method === 'POST') beginning = request;
    const run = signed(request, onSent);
    const other = () => signed(beginning ?? request, () => undefined).said;
    // The other sender begins after each piece of this one.
    return request.method === 'PATCH' ? { ...run, said: run.said.then((said) => other().then(() => said)) } : run;
  });
  expect(answer).toEqual({ kind: 'lost' });
  expect(asked.filter((method) => method === 'POST')).toHaveLength(3);
  expect(asked).toHaveLength(9);
});
