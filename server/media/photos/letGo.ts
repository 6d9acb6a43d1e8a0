/**
 * Removes what no photo holds any more: files of photos that were taken down or dropped by a revision, and uploads that
 * were on their way to them (rule T1). The journal names them in the transaction that lets them go; whoever comes next
 * removes them, any number of times: the server every few seconds, and the command line right after its own takedown,
 * so that it works beside a running server, without one, and after a crash in between. Readers do not wait for it: what
 * stands at an address is asked of the journal at every request.
 */
import type { Photos } from '../../storage/ports.js';
import type { MediaStore } from '../mediaStore.js';
import type { UploadFolder } from './uploadFolder.js';

export interface LetGoParts {
  photos: Photos;
  mediaStore: MediaStore;
  uploads: UploadFolder;
}

const AT_ONCE = 100;

export async function removeLetGo({ photos, mediaStore, uploads }: LetGoParts): Promise<void> {
  for (const { id } of await photos.unwantedUploads()) {
    await uploads.remove(id);
    await photos.forgetUpload(id);
  }
  for (;;) {
    const names = await photos.letGo(AT_ONCE);
    for (const name of names) await mediaStore.remove(name);
    if (names.length > 0) await photos.removed(names);
    if (names.length < AT_ONCE) return;
  }
}
