/**
 * Removes files that no photo holds any more: those of photos that were taken down or dropped by a revision, and
 * uploads that were on their way to them (rule T1). The journal names them in the transaction that lets them go. The
 * server removes them every few seconds, and the command line right after its own takedown: so a takedown works beside
 * a running server, without one, and after a crash in between. Readers do not wait for it: the journal is asked at
 * every request what stands at an address.
 */
import type { Photos } from '../../storage/ports.js';
import { FilesAway, type MediaStore } from '../mediaStore.js';
import type { UploadFolder } from './uploadFolder.js';

export interface LetGoParts {
  photos: Photos;
  mediaStore: MediaStore;
  uploads: UploadFolder;
}

const AT_ONCE = 100;

/** Throws `FilesAway` where a file could not be removed, after all others are: it is tried again next time. */
export async function removeLetGo(parts: LetGoParts): Promise<void> {
  const ended = await Promise.allSettled([removeUnwanted(parts), removeFiles(parts)]);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function removeUnwanted(parts: LetGoParts): Promise<void> {
  for (const { id } of await parts.photos.unwantedUploads()) await forgetUpload(parts, id);
}

/** Removes an upload's file, then its record: a crash in between leaves the record, by which it is removed again. */
export async function forgetUpload(
  { photos, uploads }: Pick<LetGoParts, 'photos' | 'uploads'>,
  id: string,
): Promise<void> {
  await uploads.remove(id);
  await photos.forgetUpload(id);
}

async function removeFiles({ photos, mediaStore }: LetGoParts): Promise<void> {
  for (;;) {
    const names = await photos.letGo(AT_ONCE);
    const { removed, refused } = await removeEach(names, mediaStore);
    if (removed.length > 0) await photos.removed(removed);
    if (refused !== null) throw refused;
    if (names.length < AT_ONCE) return;
  }
}

/** Removes each by itself: a file that the disk does not let go keeps none of the others. */
async function removeEach(
  names: readonly string[],
  mediaStore: MediaStore,
): Promise<{ removed: string[]; refused: FilesAway | null }> {
  const removed: string[] = [];
  let refused: FilesAway | null = null;
  for (const name of names) {
    try {
      await mediaStore.remove(name);
      removed.push(name);
    } catch (error) {
      if (!(error instanceof FilesAway)) throw error;
      refused = error;
    }
  }
  return { removed, refused };
}
