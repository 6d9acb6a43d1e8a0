/**
 * A backup in the place of everything. What was taken down stays down: the ids that the store in place knows, and those
 * that the backup knows, are emptied again before anybody can see a word of them. Each blog goes on in a new epoch, so
 * that every copy of the record (feeds, pages, readers) starts afresh instead of going on from changes that are no
 * longer there (rule J6).
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
  await putPhotos(file, parts.media);
  const restored: Restored = { contents, blogs: [], takenDown: [] };
  await parts.archive.replaceAll(recordsIn(file), async (journal, takenDown) => {
    restored.takenDown = await takeDownAgain(journal, takenDown, parts);
    restored.blogs = await beginEpochs(journal, parts);
  });
  // Only now: until here the store that was in place still showed them.
  await removeOthers(parts);
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

/** Also where the entry does not name the photo at all: there is nothing to take down then. */
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

async function putPhotos(file: string, media: MediaStore): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'rallyline-restore-'));
  try {
    for await (const { name, bytes } of photosIn(file)) {
      const copy = path.join(scratch, randomUUID());
      await pipeline(Readable.from(bytes), createWriteStream(copy, { mode: 0o600 }));
      await media.put(name, copy);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Files that no photo of the restored record holds: newer ones, and those that were taken down again. */
async function removeOthers({ media, photos }: RestoreParts): Promise<void> {
  for await (const name of media.names()) {
    const [held] = await photos.heldAmong([name]);
    if (held === undefined) await media.remove(name);
  }
}
