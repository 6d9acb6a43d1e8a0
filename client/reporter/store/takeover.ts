/**
 * Takes over what former builds kept in databases of their own. Everything is written in the new place before it leaves
 * the old one, so a page that ends at any moment loses nothing; a row of the outbox that has been taken is written down
 * as taken, so that it does not come twice: by then it may have been sent.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Item, Items } from '../outbox/item.js';
import type { PhotoRow } from '../photos/photoRow.js';
import type { Database } from '../../store/database.js';

interface FormerSchema extends DBSchema {
  items: { key: string; value: Item };
  photos: { key: string; value: PhotoRow };
}

type Former = IDBPDatabase<FormerSchema>;

const OUTBOX = { name: 'rallyline-outbox', store: 'items' } as const;
const PHOTOS = { name: 'rallyline-photos', store: 'photos' } as const;
const TURN = 'rallyline-turn';
/** No former build has this version: its pages cannot open the database any more. */
const EMPTIED = 2;

/** Functions that are handed in: a file that this one shared with the form, too, would be loaded apart from the first script. */
export interface TakeoverParts {
  database: Database;
  /** Stores a photo here; answers whether there was room. */
  storeRow: (row: PhotoRow) => Promise<boolean>;
  byTurn: (items: Items) => Item[];
  nextTurn: (items: Items) => number;
}

/** Rejects where something could not be taken over now; it stays where it is. */
export async function takeOver(parts: TakeoverParts): Promise<void> {
  const { database } = parts;
  const photos = await openFormer(PHOTOS);
  const outbox = await openFormer(OUTBOX);
  try {
    // An item must find its photo here.
    const left = photos === null ? [] : await movePhotos(photos, parts);
    if (outbox !== null) await moveItems(outbox, parts, left);
  } finally {
    photos?.close();
    outbox?.close();
  }
  // A page of a former build that is open holds these for as long as it lives.
  const cleared = () => database.write(['taken'], (transaction) => transaction.objectStore('taken').clear());
  const endTurn = async () => deleteDB(TURN);
  void Promise.allSettled([end(PHOTOS), end(OUTBOX).then(cleared), endTurn()]);
}

/** null where there is none, or it was emptied. */
async function openFormer({ name, store }: typeof OUTBOX | typeof PHOTOS): Promise<Former | null> {
  let isMissing = false;
  const opening = openDB<FormerSchema>(name, undefined, {
    upgrade(_created, _from, _to, transaction) {
      isMissing = true;
      transaction.done.catch(() => undefined);
      transaction.abort();
    },
  });
  const former = await opening.catch((error: unknown) => {
    if (isMissing) return null;
    throw error;
  });
  if (former === null || former.objectStoreNames.contains(store)) return former;
  former.close();
  return null;
}

/** Moves photo by photo: a phone may have room for few photos twice. Answers with the ids for which there is none. */
async function movePhotos(former: Former, { storeRow }: TakeoverParts): Promise<string[]> {
  const left: string[] = [];
  for (const id of await former.getAllKeys('photos')) {
    const row = await former.get('photos', id);
    if (row === undefined) continue;
    if (await storeRow(row)) await former.delete('photos', id);
    else left.push(id);
  }
  return left;
}

async function moveItems(former: Former, parts: TakeoverParts, photosLeft: readonly string[]): Promise<void> {
  const { database, byTurn, nextTurn } = parts;
  const rows = byTurn(await former.getAll('items')).filter(({ command }) => !photosLeft.includes(command));
  if (rows.length === 0) return;
  await database.write(['items', 'taken'], async (transaction) => {
    const [items, taken] = [transaction.objectStore('items'), transaction.objectStore('taken')];
    // Items that were written here since come first: they had their turn before these came.
    const first = nextTurn(await items.getAll());
    for (const [at, row] of rows.entries()) {
      const text = JSON.stringify(row);
      if ((await taken.get(row.command)) === text) continue;
      await items.put({ ...row, turn: first + at });
      await taken.put(text, row.command);
    }
  });
  const emptying = former.transaction('items', 'readwrite', { durability: 'strict' });
  emptying.done.catch(() => undefined);
  for (const row of rows) {
    // An open page of a former build may have changed it since: then it is taken once more.
    const present = await emptying.store.get(row.command);
    if (JSON.stringify(present) === JSON.stringify(row)) await emptying.store.delete(row.command);
  }
  await emptying.done;
  tellFormerPages();
}

/** Open pages of former builds look at their outbox again, so that nobody changes an entry there that has left it. */
function tellFormerPages(): void {
  try {
    const channel = new BroadcastChannel(OUTBOX.name);
    channel.postMessage('changed');
    channel.close();
  } catch {
    // They look before they send.
  }
}

/**
 * Deletes an emptied database, once no page of a former build holds it: a version of its own comes first, so that none can
 * put anything into it between the last look and the end. Rejects where it is not empty.
 */
async function end({ name, store }: typeof OUTBOX | typeof PHOTOS): Promise<void> {
  const emptied = await openDB<FormerSchema>(name, EMPTIED, {
    upgrade(former, _from, _to, transaction) {
      transaction.done.catch(() => undefined);
      const drop = async () => {
        if ((await transaction.objectStore(store).count()) === 0) former.deleteObjectStore(store);
        else transaction.abort();
      };
      if (former.objectStoreNames.contains(store)) drop().catch(() => undefined);
    },
  });
  emptied.close();
  await deleteDB(name);
}
