/** The desk’s catch-up by HTTP: changes by step. */
import { randomUUID } from 'node:crypto';
import type { DeskChangesAnswer } from '../../../../shared/protocol/desk.js';
import { blog, editor, onEntry, rally, read, reporter, standWithDesk } from './stand.js';

standWithDesk();

const changes = (query: string) => read<DeskChangesAnswer>(`desk/changes?${query}`);

test('[J4] desk changes come by rising step, folded, with held entries, and say up to which step they are whole', async () => {
  const { epoch } = (await rally.parts.store.journal.blog(blog))!;
  const { id } = await rally.post(reporter, blog);
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
  const { id: held } = await rally.post(reporter, blog);
  await onEntry('PATCH', id, '', { rev: 1, key: true });
  const all = await changes('');
  expect(all).toMatchObject({
    epoch,
    step: 5,
    to: 5,
    items: [
      { epoch, step: 4, entry: { id: held, state: 'held' }, blog: null },
      { epoch, step: 5, entry: { id, key: true }, blog: { slug: blog, status: 'paused' } },
    ],
  });
  expect(await changes(`since=4&epoch=${epoch}`)).toMatchObject({ to: 5, items: [{ step: 5 }] });
  expect(await changes(`since=5&epoch=${epoch}`)).toEqual({ epoch, step: 5, to: 5, items: [] });
});

test('[R3] desk changes since another epoch, or since a step that is not there yet, are a reset', async () => {
  const { epoch } = (await rally.parts.store.journal.blog(blog))!;
  expect(await changes('since=1&epoch=another')).toEqual({ reset: true, epoch, step: 1 });
  expect(await changes(`since=2&epoch=${epoch}`)).toEqual({ reset: true, epoch, step: 1 });
  expect(await changes('since=1')).toMatchObject({ code: 'invalid', field: 'epoch' });
  expect(await changes('since=x')).toMatchObject({ code: 'invalid', field: 'since' });
});

test('[F5] an answer of desk changes is cut where it would grow too long, and the next one goes on from there', async () => {
  const { epoch } = (await rally.parts.store.journal.blog(blog))!;
  const text = 'ж'.repeat(20_000);
  for (let n = 0; n < 5; n += 1)
    await rally.post(reporter, blog, { text, translations: { uk: { text }, az: { text } } });
  let since = 0;
  const steps: number[] = [];
  while (since < 6) {
    const answer = await changes(`since=${since}&epoch=${epoch}`);
    if (answer.reset) throw new Error('a reset');
    expect(answer.items.length).toBeLessThanOrEqual(2);
    steps.push(...answer.items.map(({ step }) => step));
    since = answer.to;
  }
  expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
});
