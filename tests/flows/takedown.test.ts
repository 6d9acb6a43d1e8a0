/**
 * The promise of a takedown: an entry that was read everywhere, with its photo, is nowhere a minute later; not on the disk,
 * and not at any public address. Once by an editor, once by the operator beside the running server.
 */
import { jest } from '@jest/globals';
import { programOn } from '../support/program.js';
import { startRally, type Rally } from '../support/rally.js';
import { atAddresses, onDisk, ownAddresses, tellOf, type Told } from '../support/toldEntry.js';

jest.setTimeout(300_000);

/** The time that the contract gives caches; the server itself is quicker. */
const GONE_WITHIN_MS = 60_000;

let rally: Rally;
beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop());

test('[T1] an entry that an editor takes down: its words and its photo are on no disk and at no address', async () => {
  const told = await tellOf(rally, 'quince');
  await expectThere(told);
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  const address = `/api/v1/blogs/${told.blog}/entries/${told.id}/takedown`;
  const taken = await rally.send(editor, 'POST', address, { command: crypto.randomUUID() });
  expect(taken.status).toBe(201);
  await expectGone(told);
});

test('[T1] an entry that is taken down at the command line, beside the running server, is nowhere', async () => {
  const told = await tellOf(rally, 'medlar');
  await expectThere(told);
  await programOn(rally.folder, rally.port).rallyline('takedown', told.blog, told.id);
  await expectGone(told);
});

test('[T1] a single photo that is taken down: its files and words are gone, the rest of its entry stays', async () => {
  const told = await tellOf(rally, 'loquat');
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  const address = `/api/v1/blogs/${told.blog}/entries/${told.id}/takedown`;
  await rally.send(editor, 'POST', address, { command: crypto.randomUUID(), media: told.photo });
  await until(async () => (await onDisk(rally.folder, told.files)).length === 0);
  for (const source of told.sources) expect((await get(source)).status).toBe(410);
  const page = await (await get(`/live/${told.blog}/entries/${told.id}`)).text();
  expect([page.includes(told.word), page.includes(`caption of ${told.word}`)]).toEqual([true, false]);
  // The photo's own words, at every address and on the disk.
  const said = ['alt', 'caption', 'credit'].map((field) => Buffer.from(`${field} of ${told.word}`));
  await until(async () => (await atAddresses(rally, { ...told, words: said })).length === 0);
  await until(async () => (await onDisk(rally.folder, said)).length === 0);
  expect(told.sources.filter((source) => page.includes(source))).toEqual([]);
});

/** Holds the test's own premise: all of the entry is there before, and readers have it. */
async function expectThere(told: Told): Promise<void> {
  const holding = await onDisk(rally.folder, [...told.words, ...told.files]);
  expect(holding).toContainEqual(expect.stringMatching(/^rallyline\.db/));
  expect(holding.filter((name) => name.startsWith('media/')).length).toBeGreaterThanOrEqual(told.sources.length);
  expect((await atAddresses(rally, told)).length).toBeGreaterThanOrEqual(5);
  expect(await (await get(`/live/${told.blog}`)).text()).toContain(`in short, ${told.word}`);
  for (const address of ownAddresses(rally, told)) expect((await get(address)).status).toBe(200);
  for (const source of told.sources) expect((await get(source)).status).toBe(200);
  // The file from the phone is removed as soon as it was decoded, which is right after the photo is ready.
  await until(async () => (await onDisk(rally.folder, told.files.slice(0, 1))).length === 0);
}

async function expectGone(told: Told): Promise<void> {
  const holders = async () => [
    ...(await onDisk(rally.folder, [...told.words, ...told.files])),
    ...(await atAddresses(rally, told)),
  ];
  await until(async () => (await holders()).length === 0);
  for (const source of told.sources) expect((await get(source)).status).toBe(410);
  for (const address of ownAddresses(rally, told)) expect((await get(address)).status).toBe(410);
  expect(await (await get(`/live/${told.blog}`)).text()).toContain('They gather.');
  expect(await rally.parts.store.journal.verify(told.blog)).toMatchObject({ ok: true });
  const editor = await rally.token(told.blog, 'Eve', 'editor');
  expect((await rally.send(editor, 'GET', `/desk${told.sources[0]!}`)).status).toBe(410);
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
