/** The list of entries that the desk gets by HTTP, in every state. */
import { randomUUID } from 'node:crypto';
import type { DeskEntry } from '../../../../shared/entry.js';
import type { DeskEntriesAnswer } from '../../../../shared/protocol/desk.js';
import { at, blog, editor, onEntry, rally, read, reporter, send, standWithDesk } from './stand.js';

standWithDesk();

test('the desk API gives the blog with its epoch and step, also where the blog is hidden from readers', async () => {
  const hidden = await rally.blog({ visibility: 'desk' });
  const token = await rally.token(hidden, 'Eve', 'editor');
  await rally.post(token, hidden);
  const { epoch } = (await rally.parts.store.journal.blog(hidden))!;
  const answer: unknown = await (await rally.send(token, 'GET', at('desk', hidden))).json();
  expect(answer).toMatchObject({ blog: { slug: hidden, visibility: 'desk' }, epoch, step: 2, readers: 0 });
  expect((await fetch(`${rally.url}/live/${hidden}`)).status).toBe(404);
});

test('the desk’s list has entries in every state: a retracted entry keeps its text, one taken down has none', async () => {
  const ids: string[] = [];
  for (const text of ['corrected', 'retracted', 'taken down'])
    ids.push((await rally.post(reporter, blog, { text })).id);
  const [corrected, retracted, takenDown] = ids as [string, string, string];
  await onEntry('PATCH', corrected, '', { rev: 1, correction: { note: 'At three.' }, verification: 'corrected' });
  await onEntry('DELETE', retracted, '', { reason: 'Nobody saw it.' });
  await onEntry('POST', takenDown, '/takedown');
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
  const { id: held } = await rally.post(reporter, blog, { text: 'held' });
  const first = await read<DeskEntriesAnswer>('desk/entries?limit=3');
  expect(first).toMatchObject({ step: 9, next: 3 });
  const { entries, next } = await read<DeskEntriesAnswer>(`desk/entries?before=${first.next}`);
  expect(next).toBeNull();
  expect([...first.entries, ...entries]).toMatchObject([
    { id: held, state: 'held', first: 9, text: 'held', seq: null, receivedAt: expect.any(String) },
    { id: takenDown, state: 'taken-down', first: 4, text: '', html: '', byline: 'Ann' },
    { id: retracted, state: 'retracted', first: 3, text: 'retracted' },
    { id: corrected, state: 'published', first: 2, verification: 'corrected', correction: { note: 'At three.' } },
  ]);
  expect(JSON.stringify(first)).not.toContain('author');
  const waiting = await read<DeskEntriesAnswer>('desk/entries?held=1&limit=3');
  expect(waiting).toMatchObject({ step: 9, entries: [{ id: held, state: 'held' }], next: null });
  for (const query of ['limit=0', 'limit=101', 'before=x', 'before=-1', 'held=0', 'held=true', 'held=1&held=1']) {
    expect((await send('GET', `desk/entries?${query}`)).status).toBe(422);
  }
});

test('the later of two editors hears the rev that stands, and gets that entry to show beside their own', async () => {
  const { id } = await rally.post(reporter, blog, { text: 'At two.' });
  expect((await onEntry('PATCH', id, '', { rev: 1, text: 'At three.' })).status).toBe(201);
  const second = await onEntry('PATCH', id, '', { rev: 1, text: 'At four.' });
  expect([second.status, await second.json()]).toMatchObject([409, { code: 'conflict', field: 'rev', current: 2 }]);
  expect(await read<DeskEntry>(`desk/entries/${id}`)).toMatchObject({
    id,
    rev: 2,
    text: 'At three.',
    state: 'published',
  });
  expect((await onEntry('PATCH', id, '', { rev: 2, text: 'At four.' })).status).toBe(201);
  const elsewhere = await rally.blog();
  const { id: foreign } = await rally.post(await rally.token(elsewhere, 'Sam'), elsewhere);
  expect((await send('GET', `desk/entries/${foreign}`)).status).toBe(404);
});
