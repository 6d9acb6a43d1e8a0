/** Stores the files of a decoded photo, each at a random address of its own. */
import { randomBytes } from 'node:crypto';
import { MEDIA_PATH, fileBehind } from '../../storage/ports.js';
import type { MediaStore } from '../mediaStore.js';
import type { ReadyPhoto } from '../photo.js';
import type { ReadyMove } from './moves.js';

export interface PutFiles {
  /** Shows the photo in its entry. */
  move: ReadyMove;
  /** In the media store. */
  names: string[];
}

export async function putFiles(mediaStore: MediaStore, photo: ReadyPhoto): Promise<PutFiles> {
  const { width, height, placeholder, files } = photo;
  const sources: ReadyMove['sources'] = [];
  const names: string[] = [];
  for (const file of files) {
    const address = `${randomBytes(16).toString('hex')}.${file.type === 'image/webp' ? 'webp' : 'jpg'}`;
    names.push(fileBehind(address));
    await mediaStore.put(fileBehind(address), file.path);
    sources.push({ type: file.type, width: file.width, src: MEDIA_PATH + address });
  }
  return { move: { to: 'ready', width, height, placeholder, sources }, names };
}
