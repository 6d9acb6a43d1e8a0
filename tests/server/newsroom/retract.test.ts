/** The verb `retract`, over a real store. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../server/newsroom.js';
import { outcomeOf, refusalOf, type House } from './house.js';
import { setScene } from './scene.js';

let house: House;
let blog: string;
let eve: Actor;

const { posted, revised, act } = setScene((scene) => ({ house, blog, eve } = scene));

test('a retraction is never refused for a stale rev, and unpins the entry', async () => {
  const id = await posted();
  await revised(id, { text: 'x', pinned: true });
  expect((await act('retract', id, { rev: 1, reason: 'A face' })).receipt).toMatchObject({ seq: 4, rev: 2 });
  expect(await house.entry(blog, id)).toMatchObject({
    state: 'retracted',
    pinned: false,
    reason: 'A face',
    order: 2,
  });
});

test("[R4] a retraction removes the summary's points that link to the entry, and no new point can link to it", async () => {
  const [id, other] = [await posted(), await posted()];
  const point = (entry: string, text: string) => ({ lang: 'en', text, entry });
  const summary = [point(id, 'what it says'), point(other, 'what stays')];
  await house.set(blog, { summary });
  const { rev } = (await house.store.journal.blog(blog))!;
  await act('retract', id);
  const after = (await house.store.journal.blog(blog))!;
  expect(after).toMatchObject({ rev: rev + 1, settings: { summary: [summary[1]] } });
  expect(house.published.at(-1)).toMatchObject({ entry: { id }, blog: { rev: rev + 1 } });
  const again = { command: randomUUID(), blog, rev: after.rev, summary };
  expect(await refusalOf(house.newsroom.blog(eve, again))).toMatchObject({ code: 'gone', field: 'summary' });
});

test('[R4] the retraction of a held entry leaves the point that links to it, and the summary can still be changed', async () => {
  await house.set(blog, { status: 'paused' });
  const id = await posted();
  const stays = { lang: 'en', text: 'what stands for itself', entry: id };
  await house.set(blog, { summary: [stays] });
  await act('retract', id);
  const { rev, settings } = (await house.store.journal.blog(blog))!;
  expect(settings.summary).toEqual([stays]);
  const summary = [stays, { lang: 'en', text: 'another' }];
  await house.newsroom.blog(eve, { command: randomUUID(), blog, rev, summary });
  expect((await house.store.journal.blog(blog))!.settings.summary).toEqual(summary);
});

test('the retraction of a held entry stays with the desk', async () => {
  await house.set(blog, { status: 'paused' });
  const id = await posted();
  expect((await act('retract', id)).receipt.seq).toBeNull();
});

test('a retracted entry answers all other commands but a takedown with gone', async () => {
  const id = await posted();
  await act('retract', id);
  expect(await outcomeOf(revised(id, { text: 'x' }))).toBe('gone');
  expect(await outcomeOf(act('retract', id))).toBe('gone');
  expect(await outcomeOf(house.newsroom.publish(eve, { command: randomUUID(), id, blog, rev: 1 }))).toBe('gone');
  expect(await outcomeOf(act('takedown', id))).toBe('ok');
  expect(await outcomeOf(act('takedown', id))).toBe('gone');
});
