/** An entry's photos as they can be sent at this moment. */
import type { PublicEntry } from '../../shared/entry.js';
import type { Upload } from './botApi/form.js';
import type { Photo } from './message/photoLines.js';
import type { Round } from './round.js';

/** Photos of an album (core.telegram.org/bots/api#sendmediagroup). */
const PHOTOS_MAX = 10;

export interface Pictured {
  photo: Photo;
  upload: Upload;
}

/** Whether a photo stands there or is on its way: then the entry has a message of its own. */
export function hasPhotos({ media }: PublicEntry): boolean {
  return media.some(({ state }) => state !== 'gone' && state !== 'failed');
}

/** The photos that are ready and not `known`; a withdrawn entry shows none. */
export async function readyPhotos(entry: PublicEntry, { parts }: Round, known: readonly string[]): Promise<Pictured[]> {
  const wanted = entry.verification === 'withdrawn' ? [] : entry.media.filter(({ id }) => !known.includes(id));
  const uploads = await Promise.all(
    wanted.slice(0, PHOTOS_MAX).map(async (photo) => ({ photo, upload: await parts.pictures.uploadOf(photo) })),
  );
  return uploads.filter((one): one is Pictured => one.upload !== null);
}
