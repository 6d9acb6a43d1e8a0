import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { DeskPhotos } from '../../../../client/desk/photos/deskPhotos.js';
import type { PhotoToSend, UploadAnswer } from '../../../../client/photos/upload/terms.js';
import type { DeskEntry, MediaItem } from '../../../../shared/entry.js';
import { entry } from '../record.js';

const settle = () => new Promise((go) => setImmediate(go));
const item = (id: string, state: MediaItem['state'] = 'waiting', more: Partial<MediaItem> = {}): MediaItem => {
  return { id, state, alt: '', altered: false, sources: [], ...more };
};
const LOST = { code: 'lost', message: '' } as const;

/** A desk whose uploads end at once as `answer` says; `shelf`: of a page before. */
function desk(answer: UploadAnswer | null = { kind: 'accepted', receipt: null }, shelf = new BrowserShelf(null)) {
  const sent: PhotoToSend[] = [];
  let count = 0;
  const photos = new DeskPhotos({
    shelf,
    newId: () => `photo-${(count += 1)}`,
    prepare: (file) => Promise.resolve({ file, thumbnail: new Blob([]) }),
    uploadOf: () => (photo) => {
      sent.push(photo);
      return {
        answer: answer === null ? new Promise(() => undefined) : Promise.resolve(answer),
        stop: () => undefined,
      };
    },
    after: () => () => undefined,
    random: () => 0.5,
  });
  const take = () => photos.page.take(new Blob(['picture']));
  const follow = (...entries: DeskEntry[]) => photos.follow(new Map(entries.map((one) => [one.id, one])));
  return { photos, shelf, sent, take, follow };
}

test('photos go once their entry is accepted, and those alone that this page has', async () => {
  const { photos, sent, take } = desk();
  const id = await take();
  photos.owe('a', [id, 'of another desk']);
  expect(sent).toEqual([]);
  photos.pay('a', 'baku');
  await settle();
  expect(sent.map(({ command, blog }) => [command, blog])).toEqual([[id, 'baku']]);
  photos.pay('a', 'baku');
  expect(sent).toHaveLength(1);
});

test('a refused command owes nothing, but for what its entry was owed before', async () => {
  const { photos, shelf, take } = desk(null);
  const [first, second] = [await take(), await take()];
  photos.owe('a', [first]);
  photos.owe('a', [second])();
  expect(shelf.get('owed/a')).toEqual([first]);
  photos.owe('b', [second])();
  expect(shelf.keys()).toEqual(['owed/a']);
});

test('a page that is loaded anew knows which of its photos are missing, and no others', async () => {
  const before = desk(null);
  const id = await before.take();
  before.photos.owe('a', [id]);
  const { photos, sent, follow } = desk(null, before.shelf);
  follow(entry('a', { media: [item(id), item('other')] }));
  expect(photos.standingOf('a', item(id))).toEqual({ is: 'missing' });
  expect(photos.standingOf('a', item('other'))).toBeNull();
  expect(photos.standingOf('b', item(id))).toBeNull();
  await photos.giveAgain(entry('a'), id, new Blob(['again']));
  expect(sent.map(({ command }) => command)).toEqual([id]);
  expect(photos.standingOf('a', item(id))).toMatchObject({ is: 'sending' });
});

test('a photo that the server lost after it had come is missing again', async () => {
  const { photos, take, follow } = desk();
  const id = await take();
  photos.owe('a', [id]);
  photos.pay('a', 'baku');
  await settle();
  expect(photos.standingOf('a', item(id))).toEqual({ is: 'sent' });
  const lost = item(id, 'failed', { fault: LOST });
  follow(entry('a', { media: [lost] }));
  expect(photos.standingOf('a', lost)).toEqual({ is: 'missing' });
  await photos.giveAgain(entry('a'), id, null);
  await settle();
  expect(photos.standingOf('a', item(id, 'processing'))).toBeNull();
});

test.each([
  ['ready', item('photo-1', 'ready')],
  ['of no use', item('photo-1', 'failed', { fault: { code: 'damaged', message: '' } })],
  ['taken down', item('photo-1', 'gone')],
  ['not named any more', item('another')],
])('a photo that is %s is owed no more, and its picture leaves the page', async (_how, media) => {
  const { photos, shelf, take, follow } = desk();
  const id = await take();
  photos.owe('a', [id]);
  follow(entry('b', { media: [media] }));
  expect(shelf.keys()).toEqual(['owed/a']);
  follow(entry('a', { media: [media] }));
  expect([shelf.keys(), photos.page.has(id)]).toEqual([[], false]);
});

test('a picture of a draft stays until neither a draft nor an entry names it', async () => {
  const { photos, shelf, take } = desk(null);
  const [drafted, owed, discarded] = [await take(), await take(), await take()];
  shelf.set('write/baku/update', { draft: { photos: [{ id: drafted }] } });
  photos.owe('a', [owed]);
  expect(photos.isNeeded()).toBe(true);
  photos.tidy();
  expect([drafted, owed, discarded].map((id) => photos.page.has(id))).toEqual([true, true, false]);
  shelf.remove('write/baku/update');
  expect(photos.isNeeded()).toBe(false);
  photos.pay('a', 'baku');
  expect(photos.isNeeded()).toBe(true);
  photos.end();
  expect([drafted, owed].some((id) => photos.page.has(id))).toBe(false);
});
