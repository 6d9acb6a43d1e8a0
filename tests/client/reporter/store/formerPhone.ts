/** A phone as the build before this one left it: three databases, and small things in localStorage. */
import { openDB, type IDBPDatabase } from 'idb';
import type { FakeBrowser } from './fakeBrowser.js';
import { item, photo, photoItem } from './fakeBrowser.js';

export const ROWS = [item('one', 3), item('two', 4), photoItem('p1', 5), item('three', 9)];
export const PHOTO = photo('p1', 5);
export const SMALL: Record<string, unknown> = {
  session: { v: 1, name: 'Anna', role: 'reporter', blogs: [] },
  'draft/baku reporter Anna/baku/update': { kind: 'update', values: { lang: 'uk', text: 'слова' } },
  open: { key: 'draft/baku reporter Anna/baku/update', kind: 'update' },
  blog: 'baku',
  'mine/baku': { entries: [] },
  'rev/one': 1,
  'language/baku/chant': 'uk',
  'credit/baku reporter Anna': 'Anna',
};
/** Other pages' things in the same localStorage. */
export const OTHERS: Record<string, unknown> = { words: 'en', 'desk/device/offer/1': { typed: 'x' } };

export function formerOutbox(): Promise<IDBPDatabase> {
  return openDB('rallyline-outbox', 1, {
    upgrade: (created) => void created.createObjectStore('items', { keyPath: 'command' }),
  });
}

export function formerPhotos(): Promise<IDBPDatabase> {
  return openDB('rallyline-photos', 1, {
    upgrade: (created) => void created.createObjectStore('photos', { keyPath: 'id' }).createIndex('at', 'at'),
  });
}

export async function leaveFormerPhone(browser: FakeBrowser): Promise<void> {
  const outbox = await formerOutbox();
  for (const row of ROWS) await outbox.put('items', row);
  outbox.close();
  const photos = await formerPhotos();
  await photos.put('photos', { ...PHOTO, file: await PHOTO.file.arrayBuffer() });
  photos.close();
  const turn = await openDB('rallyline-turn', 1, { upgrade: (created) => void created.createObjectStore('lease') });
  turn.close();
  for (const [key, value] of Object.entries({ ...SMALL, ...OTHERS })) browser.spare().set(key, value);
}
