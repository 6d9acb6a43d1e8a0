/** The desk's changes of a blog, as the listeners of one instance hear them. */
import { DeskFeed } from '../../../server/desk/deskFeed.js';
import { createBlog, posts } from '../../contracts/journal/drafts.js';
import { openRecord } from '../record/house.js';

test('a desk’s listener that fails keeps nothing from the other listeners, and misses only the item that it failed at', async () => {
  const record = await openRecord();
  await createBlog(record.store.journal);
  const { journal, followers, faults } = record;
  const deskFeed = new DeskFeed({ journal, followers, onFault: (error) => void faults.push(error) });
  const [failing, other]: [number[], number[]] = [[], []];
  await deskFeed.watch('baku', ({ step }) => {
    if (step === 2) throw new Error('no listener');
    failing.push(step);
  });
  await deskFeed.watch('baku', ({ step }) => void other.push(step));
  await posts(record.store.journal, 3);
  await followers.compareAll();
  expect([failing, other, faults]).toEqual([[3, 4], [2, 3, 4], [new Error('no listener')]]);
  await record.close();
});
