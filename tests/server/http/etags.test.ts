/** ETags of every public answer: it is sent once, and again when it is another. */
import { jest } from '@jest/globals';
import { document, editor, openStand, own, rally, blog } from './openapi/stand.js';
import { ask, filledAddresses, isOpen, type Filled } from './openapi/filled.js';

jest.setTimeout(60_000);

let kept: Filled[];

beforeAll(async () => {
  await openStand();
  const { id } = await rally.post(editor, blog);
  kept = filledAddresses(document, blog, id).filter(({ operations }) => operations.get?.responses['304'] !== undefined);
});
afterAll(() => rally.stop());

/** Pages for people, which the document leaves out, and the changes of a program that is behind. */
const BESIDE = () => [
  ...['/', `/live/${blog}`, `/embed/${blog}`, '/embed.js', `/live/${blog}/tell`, `/live/${blog}/app.webmanifest`],
  ...['/api/v1/docs', `/live/${blog}/keep`, '/live/worker.js', `/live/${blog}/feed.json?before=3`],
  ...[`${own()}/entries?limit=1&kind=update&before=9`, `${own()}/changes?as=html`],
];
const open = () => kept.filter(({ operations }) => isOpen(operations.get)).map(({ address }) => address);
/** No photo is at that address. */
const public_ = () => [...open().filter((address) => !address.startsWith('/media/')), ...BESIDE()];

test('every open answer of the document that a cache may keep says that it may be answered 304', () => {
  const without = Object.entries(document.paths).filter(([, { get }]) => {
    const answer = get?.responses['200'];
    if (!isOpen(get) || answer === undefined || '$ref' in answer) return false;
    const caches = answer.headers?.['Cache-Control']?.schema.enum ?? [];
    return !caches.every((cache) => cache === 'no-store') && get?.responses['304'] === undefined;
  });
  expect(without.map(([template]) => template)).toEqual([]);
  expect(open().length).toBeGreaterThan(12);
});

test('an answer is not sent again to who has it: by its tag, weak or strong, in a list, or by `*`', async () => {
  for (const address of public_()) {
    const whole = await ask(rally, 'GET', address);
    const etag = whole.headers.get('etag')!;
    expect([address, whole.status, etag]).toEqual([address, 200, expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
    const strong = etag.replace('W/', '');
    for (const asked of [etag, strong, `"old", ${etag}`, `${strong} , W/"other"`, '*']) {
      for (const method of ['GET', 'HEAD']) {
        const again = await ask(rally, method, address, { 'If-None-Match': asked });
        expect([address, asked, again.status, again.body]).toEqual([address, asked, 304, '']);
        expect([address, again.headers.get('etag')]).toEqual([address, etag]);
      }
    }
  }
});

test('an old tag, or words that are no tag, get the whole', async () => {
  for (const address of public_()) {
    const { body } = await ask(rally, 'GET', address);
    for (const asked of ['W/"AAAAAAAAAAAAAAAAAAAAAAAAAAA"', '"', 'nothing', '', ',,,']) {
      const answer = await ask(rally, 'GET', address, { 'If-None-Match': asked });
      expect([address, asked, answer.status, answer.body === body]).toEqual([address, asked, 200, true]);
    }
  }
});

test('a tag of before a change gets what stands now, from the moment that the change is told', async () => {
  const tags = new Map<string, string>();
  const moving = [own(), `${own()}/entries`, `${own()}/changes`, `/live/${blog}/feed.atom`, `/embed/${blog}/jsonld`];
  for (const address of moving) tags.set(address, (await ask(rally, 'GET', address)).headers.get('etag')!);
  const { id } = await rally.post(editor, blog, { text: 'A new entry.' });
  for (const [address, etag] of tags) {
    const answer = await ask(rally, 'GET', address, { 'If-None-Match': etag });
    expect([address, answer.status, answer.headers.get('etag') === etag]).toEqual([address, 200, false]);
    expect([address, address === own() || answer.body.includes(id)]).toEqual([address, true]);
  }
});

test('[X3] a foreign Host changes neither a tag nor a link', async () => {
  await rally.post(editor, blog);
  for (const address of [...public_(), `${own()}/entries?limit=1`]) {
    const [usual, foreign] = [
      await ask(rally, 'GET', address),
      await ask(rally, 'GET', address, { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' }),
    ];
    const told = ({ headers, body }: typeof usual) => [headers.get('etag'), headers.get('link'), body];
    expect([address, ...told(foreign)]).toEqual([address, ...told(usual)]);
  }
});

test('If-Match: a revision that does not stand is a conflict, and a word that is none is refused', async () => {
  const { id } = await rally.post(editor, blog);
  const revise = (match: string) =>
    rally.send(
      editor,
      'PATCH',
      `${own()}/entries/${id}`,
      { text: match },
      {
        'If-Match': match,
        'Idempotency-Key': crypto.randomUUID(),
      },
    );
  expect((await revise('"1"')).status).toBe(201);
  const stale = await revise('"1"');
  expect([stale.status, await stale.json()]).toMatchObject([409, { code: 'conflict', field: 'rev', current: 2 }]);
  for (const wrong of ['*', 'W/"2"', '2', '"2", "3"', '"x"']) expect((await revise(wrong)).status).toBe(422);
});
