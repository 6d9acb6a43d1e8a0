/** Words in PostgreSQL: characters that it cannot keep, the chain's JSON, and words that were taken down. */
import { jest } from '@jest/globals';
import {
  AT,
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  postOf,
  stored,
  storedOf,
  takedownOf,
} from '../../../contracts/journal/drafts.js';
import { ask } from '../../../support/postgres.js';
import { until } from '../../feed/instance.js';
import { useInstances } from './instances.js';

jest.setTimeout(60_000);

const shared = useInstances();
const { open } = shared;

test('[X1] an entry whose text holds U+0000 is not stored at all, and the next entry is', async () => {
  const { journal } = await open();
  await createBlog(journal);
  const broken = entryWith({ content: contentWith({ text: 'They\u0000sing.' }) });
  await expect(journal.append(postOf(broken))).rejects.toThrow();
  expect(await journal.blog('baku')).toMatchObject({ step: 1 });
  const words = entryWith({ content: contentWith({ text: '"Слава" \\ \u2028 🇺🇦 \u007f' }), author: 'an "author"' });
  expect(await stored(journal, postOf(words))).toMatchObject({ content: words.content, author: words.author });
  expect(await journal.entry('baku', words.id)).toMatchObject({ content: words.content });
  expect(await journal.verify('baku')).toMatchObject({ ok: true });
});

test('[J5] an id that JSON escapes makes the same hash in PostgreSQL as outside', async () => {
  const { journal } = await open();
  await createBlog(journal);
  const odd = entryWith({ id: 'an "id" \\ with\ttabs, \u0001 and é' });
  await stored(journal, postOf(odd));
  await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: '"second"\n', at: AT });
  expect(await journal.verify('baku')).toEqual({ ok: true, changes: 3, emptied: 0 });
});

test('[T1] words that were taken down are in no row of the table, live or dead, soon after', async () => {
  const { journal } = await open();
  await ask(shared.url, 'create extension pageinspect');
  await createBlog(journal);
  const words = 'the-singer-in-the-red-coat';
  const entry = await stored(journal, postOf(entryWith({ content: contentWith({ text: words }) })));
  const revised = await stored(journal, changeOf('revise', entry, { rev: 2 }));
  const rows = async () => {
    const [{ pages } = { pages: 0 }] = await ask<{ pages: number }>(
      shared.url,
      `select (pg_relation_size('rallyline.contents') / 8192)::int as pages`,
    );
    const found = await ask(
      shared.url,
      `select from generate_series(0, $1::int - 1) as page, heap_page_items(get_raw_page('rallyline.contents', page))
       where position(convert_to($2, 'UTF8') in t_data) > 0`,
      [pages, words],
    );
    return found.length;
  };
  expect(await rows()).toBe(2);
  storedOf(await journal.append(takedownOf(revised)));
  await until('nobody can find them', async () => (await rows()) === 0, 15_000);
});
