/** A store with everything in it that a backup can carry. */
import type { ArchiveRecord, Store } from '../../server/storage/ports.js';
import {
  changeOf,
  contentWith,
  createBlog,
  driveWith,
  entryWith,
  heldWith,
  postOf,
  posts,
  retractionOf,
  settingsChangeOf,
  settingsOf,
  stored,
  storedOf,
  takedownOf,
} from './journal/drafts.js';

export const AT = '2022-02-27T12:00:00.000Z';
export const PHOTO = {
  id: '7f3c0a52-5a0e-4c7c-9d0a-2f1f6b8a1c11',
  alt: 'The square',
  altered: false,
  state: 'ready' as const,
  sources: [{ type: 'image/jpeg', width: 320, src: '/media/5f0c5e1de0a14b2c9a7f3b6d8e9f0a1b.jpg' }],
};
/** Words beside a text that is missing in their language. */
const TRANSLATED = {
  uk: { text: '', by: 'desk' as const, of: 1, place: 'Площа', media: { [PHOTO.id]: { alt: 'Площа' } } },
};
const TRUCKS = { id: 'trucks', title: 'Aid', unit: 'trucks', target: 10 };

const IN_UKRAINIAN = { uk: { title: 'Інша назва', drives: { trucks: { unit: 'вантажівки' } } } };

export type Filled = Store & { ids: Record<'held' | 'retracted' | 'gone' | 'revised', string> };

/** Fills an empty store. Returns it with ids of entries in every state. */
export async function fill(store: Store): Promise<Filled> {
  const { journal, people } = store;
  await createBlog(journal, 'baku', settingsOf({ drives: [TRUCKS] }));
  await createBlog(journal, 'other');
  await people.person({ id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' });
  await people.addDevice({ id: 'phone', person: 'ann', kind: 'session', secretHash: 'secret', at: AT });
  await people.invite({
    id: 'invitation',
    person: 'ann',
    secretHash: 'invited',
    expiresAt: AT,
    at: AT,
    invitedBy: null,
  });
  await posts(journal, 3);
  await stored(journal, postOf(driveWith('trucks', { add: 2 })));
  const held = await stored(journal, postOf(heldWith()));
  await stored(journal, postOf(entryWith({ content: contentWith({ media: [PHOTO], translations: TRANSLATED }) })));
  const [retracted, gone, revised] = (await posts(journal, 3)) as [never, never, never];
  await stored(journal, retractionOf(retracted));
  await stored(journal, takedownOf(gone));
  const words = { content: contentWith({ text: 'They sing louder.' }), rev: 2, wordsRev: 2, key: true };
  const after = await stored(journal, changeOf('revise', revised, words));
  storedOf(
    await journal.append(
      settingsChangeOf((await journal.blog('baku'))!, { title: 'Another', translations: IN_UKRAINIAN }),
    ),
  );
  const ids = { held: held.id, retracted: (retracted as { id: string }).id, gone: (gone as { id: string }).id };
  return { ...store, ids: { ...ids, revised: after.id } };
}

export async function recordsOf({ archive }: Store): Promise<ArchiveRecord[]> {
  const records: ArchiveRecord[] = [];
  for await (const record of archive.records()) records.push(record);
  return records;
}

export async function* given(records: ArchiveRecord[]): AsyncGenerator<ArchiveRecord> {
  yield* records;
}
