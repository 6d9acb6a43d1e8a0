import type { Append, Store } from '../../../server/storage/ports.js';
import { changeOf, createBlog, entryWith, heldWith, postOf, stored, storedOf, takedownOf } from './drafts.js';

export function repeating(open: () => Promise<Store>): void {
  test('[J3] a repeated command gets its first receipt and stores nothing, whatever became of the entry', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(heldWith());
    const first = storedOf(await journal.append(post));
    expect(first.receipt.seq).toBeNull();
    await stored(journal, changeOf('publish', first.item.entry!, { state: 'published' }));
    expect(await journal.append(post)).toEqual({ kind: 'repeated', receipt: first.receipt });
    expect(await journal.known(post.command)).toEqual({ kind: 'same', receipt: first.receipt });
    expect(await journal.blog('baku')).toMatchObject({ step: 3, head: 2 });
  });

  test('[J3] a repeated command gets its first receipt although its expectations have moved', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const entry = await stored(journal, postOf(entryWith()));
    const revision = changeOf('revise', entry, { rev: 2 });
    const { receipt } = storedOf(await journal.append(revision));
    const retried: Append = {
      ...revision,
      expect: { status: 'ended', blogRev: 9, entryStep: 9 },
      salt: '00',
      digest: '',
    };
    expect(await journal.append(retried)).toEqual({ kind: 'repeated', receipt });
  });

  test('[J3] the same command twice at once is stored once', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(entryWith());
    const both = await Promise.all([journal.append(post), journal.append({ ...post })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['repeated', 'stored']);
    expect(await journal.blog('baku')).toMatchObject({ step: 2 });
  });

  test("[J3] a command's id that comes again with another body is answered `different`, and nothing is stored", async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(entryWith());
    storedOf(await journal.append(post));
    const other = { ...post, command: { ...post.command, body: '{"text":"other"}' } };
    expect(await journal.append(other)).toEqual({ kind: 'different' });
    expect(await journal.known(other.command)).toEqual({ kind: 'different' });
    expect(await journal.blog('baku')).toMatchObject({ step: 2 });
  });

  test('[J3] a repeated command with the body that came first gets its first receipt, though parse reads it otherwise now', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(entryWith());
    const { receipt } = storedOf(await journal.append(post));
    const { body, ...identity } = post.command;
    const again = { ...post, command: { ...identity, body: '{"text":"as it is read"}', came: body } };
    expect(await journal.known(again.command)).toEqual({ kind: 'same', receipt });
    expect(await journal.append(again)).toEqual({ kind: 'repeated', receipt });
  });

  test('[J3] a repeated command of another author or blog is answered `foreign`, whatever its body', async () => {
    const { journal } = await open();
    await createBlog(journal);
    await createBlog(journal, 'kyiv');
    const post = postOf(entryWith());
    storedOf(await journal.append(post));
    for (const over of [{ author: 'person-of-bob' }, { blog: 'kyiv' }]) {
      const command = { ...post.command, ...over };
      expect(await journal.known(command)).toEqual({ kind: 'foreign' });
      expect(await journal.append({ ...post, command })).toEqual({ kind: 'foreign' });
    }
    expect(await journal.blog('kyiv')).toMatchObject({ step: 1 });
  });

  test('[J3] any body gets the first receipt once the content was emptied, but no other author does', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(entryWith());
    const { receipt, item } = storedOf(await journal.append(post));
    const takedown = takedownOf(item.entry!);
    const taken = storedOf(await journal.append(takedown));
    const other = { ...post.command, body: '{"text":"other"}' };
    expect(await journal.known(other)).toEqual({ kind: 'same', receipt });
    expect(await journal.append({ ...post, command: other })).toEqual({ kind: 'repeated', receipt });
    expect(await journal.known({ ...other, author: 'person-of-bob' })).toEqual({ kind: 'foreign' });
    expect(await journal.append(takedown)).toEqual({ kind: 'repeated', receipt: taken.receipt });
  });

  test('[J3] a command id that is known in no blog is new', async () => {
    const { journal } = await open();
    await createBlog(journal);
    expect(await journal.known(postOf(entryWith()).command)).toEqual({ kind: 'new' });
  });
}
