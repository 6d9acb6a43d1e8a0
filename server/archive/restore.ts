/**
 * Puts a backup in the place of everything. Entries that were taken down stay down: the ids that the store in place
 * knows, and those in the backup, are emptied again before anybody can see a word of them. Each blog goes on in a new
 * epoch, so that every copy of the record (feeds, pages, readers) starts afresh instead of going on from changes that are
 * no longer there (rule J6).
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '../media/mediaStore.js';
import type { EntryRecord } from '../../shared/entry.js';
import type { Archive, Journal, Photos, TakenDown } from '../storage/ports.js';
import type { Contents } from './format.js';
import { checkBackup, photosIn, recordsIn } from './reading.js';

export interface RestoreParts {
  archive: Archive;
  photos: Pick<Photos, 'heldAmong'>;
  media: MediaStore;
  /** A folder of its own, on the disk of the photo files. Files that a killed restore left in it go first. */
  scratch: string;
  /** Empties an entry of this journal, or one photo of it, as the verb does. */
  takeDown: (journal: Journal, entry: TakenDown) => Promise<void>;
  now: () => Date;
  newId: () => string;
}

export interface Restored {
  contents: Contents;
  blogs: string[];
  /** Entries of the backup that had been taken down since it was made, and were emptied again. */
  takenDown: TakenDown[];
}

/** Throws `NoBackup` where the file is not a whole one, and then nothing was changed. */
export async function restore(file: string, parts: RestoreParts): Promise<Restored> {
  const contents = await checkBackup(file);
  // Throws where the folder of photos is away, before anything is changed.
  await parts.media.space();
  const restored: Restored = { contents, blogs: [], takenDown: [] };
  const put: string[] = [];
  try {
    await putPhotos(file, parts, put);
    await parts.archive.replaceAll(recordsIn(file), async (journal, takenDown) => {
      restored.takenDown = await takeDownAgain(journal, takenDown, parts);
      restored.blogs = await beginEpochs(journal, parts);
    });
  } catch (error) {
    // Photos that were taken down since may be among them. Where this process is killed, the server's next start does it.
    await removeUnheld(put, parts);
    throw error;
  } finally {
    await rm(parts.scratch, { recursive: true, force: true });
  }
  // Photos that no entry holds any more go last: until here the store that was in place still showed them.
  await removeUnheld(parts.media.names(), parts);
  return restored;
}

async function takeDownAgain(journal: Journal, known: TakenDown[], parts: RestoreParts): Promise<TakenDown[]> {
  const again: TakenDown[] = [];
  for (const one of known) {
    const entry = await journal.entry(one.blog, one.entry);
    if (entry === null || isDown(entry, one.media)) continue;
    await parts.takeDown(journal, one);
    again.push(one);
  }
  return again;
}

/** Says yes also where the entry does not name the photo at all: there is nothing to take down then. */
function isDown({ state, content }: EntryRecord, photo: string | undefined): boolean {
  if (state === 'taken-down' || photo === undefined) return state === 'taken-down';
  return content.media.every(({ id, state: of }) => id !== photo || of === 'gone');
}

async function beginEpochs(journal: Journal, { now, newId }: RestoreParts): Promise<string[]> {
  const blogs = await journal.blogs();
  for (const { slug, epoch } of blogs)
    await journal.beginEpoch(slug, { from: epoch, to: newId(), at: now().toISOString() });
  return blogs.map(({ slug }) => slug);
}

/** Puts the backup's photos. Notes each name in `put` before its file comes: half a file has to go again, too. */
async function putPhotos(file: string, { media, scratch }: RestoreParts, put: string[]): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  for await (const { name, bytes } of photosIn(file)) {
    const copy = path.join(scratch, randomUUID());
    await pipeline(Readable.from(bytes), createWriteStream(copy, { mode: 0o600 }));
    put.push(name);
    await media.put(name, copy);
  }
}

/** Removes files that no photo of the record holds: newer ones, and those that were taken down again. */
async function removeUnheld(
  names: AsyncIterable<string> | Iterable<string>,
  { media, photos }: RestoreParts,
): Promise<void> {
  for await (const name of names) {
    const [held] = await photos.heldAmong([name]);
    if (held === undefined) await media.remove(name);
  }
}
