/** Retries of Markdown: an entry that was stored as plain text on a busy machine gets its HTML later (rule F2). */
import { randomUUID } from 'node:crypto';
import { HtmlRetries } from '../../../server/newsroom/htmlRetries.js';
import type { Markdown } from '../../../server/render/markdown.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { escapedParagraphs } from '../../../server/render/paragraphs.js';
import { publicEntry } from '../../../shared/entry.js';
import { until } from '../feed/instance.js';
import { openHouse, refusalOf, type House } from './house.js';

let busy: boolean;
/** Attempts to make Markdown while the machine was busy. */
let tries = 0;
let house: House;
let blog: string;
let retries: HtmlRetries;
const faults: unknown[] = [];

const markdown: Markdown = {
  render(texts, forNow) {
    if (busy) tries += 1;
    if (busy) forNow?.();
    return Promise.resolve(texts.map(busy ? escapedParagraphs : markdownToHtml));
  },
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

function newRetries(): HtmlRetries {
  const { newsroom, store } = house;
  const onFault = (error: unknown) => faults.push(error);
  return new HtmlRetries({ newsroom, journal: store.journal, newId: randomUUID, onFault, afterMs: 20 });
}

beforeAll(async () => (house = await openHouse(markdown)));
afterAll(() => house.close());
beforeEach(async () => {
  busy = true;
  faults.splice(0);
  house.published.splice(0);
  blog = await house.blog({ languages: ['en', 'uk'] });
  retries = newRetries();
  house.told.publish = (item) => retries.note(item);
});
afterEach(() => retries.stop());

const post = async (fields: object = { text: 'They **sing**.' }) =>
  (await house.post(house.person(blog, 'Ann'), blog, fields as Record<string, unknown>)).receipt.id;
const html = async (id: string) => (await house.entry(blog, id)).html;

test('[F2] an entry in plain text gets its HTML as a change that readers get, and nothing else of it moves', async () => {
  const id = await post({ text: 'They **sing**.', translations: { uk: { text: '*Співають*.', by: 'source' } } });
  const own = tries;
  const before = await house.entry(blog, id);
  expect(before.html).toEqual({
    text: '<p>They **sing**.</p>',
    translations: { uk: '<p>*Співають*.</p>' },
    plain: true,
  });
  expect(publicEntry(before)).not.toHaveProperty('plain');
  await until('it was tried again while the machine is busy', () => tries > own);
  busy = false;
  await until('it has its HTML', async () => (await html(id)).plain === undefined);
  const after = await house.entry(blog, id);
  expect(after).toEqual({
    ...before,
    step: before.step + 1,
    seq: (before.seq ?? 0) + 1,
    html: { text: '<p>They <strong>sing</strong>.</p>', translations: { uk: '<p><em>Співають</em>.</p>' } },
  });
  expect(house.published.at(-1)).toMatchObject({ seq: after.seq, entry: { id } });
  expect(await house.store.journal.verify(blog)).toMatchObject({ ok: true });
  expect(faults).toEqual([]);
});

test('[F2] an entry that an earlier process left in plain text is found at the next start', async () => {
  await retries.stop();
  const id = await post();
  busy = false;
  retries = newRetries();
  await retries.start();
  await until('it has its HTML', async () => (await html(id)).text === '<p>They <strong>sing</strong>.</p>');
});

test('[F2] a revision of another field makes the HTML, too, and an entry that has its HTML is left alone', async () => {
  await retries.stop();
  const id = await post();
  busy = false;
  const eve = house.person(blog, 'Eve', 'editor');
  await house.newsroom.revise(eve, { command: randomUUID(), id, blog, rev: 1, place: 'Square' });
  expect(await html(id)).toEqual({ text: '<p>They <strong>sing</strong>.</p>', translations: {} });
  const refusal = await refusalOf(house.newsroom.html({ command: randomUUID(), blog, entry: id }));
  expect(refusal.code).toBe('gone');
});

test('[F2] a revision of another field leaves HTML that stands as readers know it', async () => {
  busy = false;
  const id = await post();
  busy = true;
  const eve = house.person(blog, 'Eve', 'editor');
  await house.newsroom.revise(eve, { command: randomUUID(), id, blog, rev: 1, place: 'Square' });
  expect(await html(id)).toEqual({ text: '<p>They <strong>sing</strong>.</p>', translations: {} });
});

test('[T1] an entry that was taken down meanwhile stays empty', async () => {
  const id = await post();
  const eve = house.person(blog, 'Eve', 'editor');
  await house.newsroom.takedown(eve, { command: randomUUID(), id, blog });
  busy = false;
  expect((await refusalOf(house.newsroom.html({ command: randomUUID(), blog, entry: id }))).code).toBe('gone');
  expect(await html(id)).toEqual({ text: '', translations: {} });
});
