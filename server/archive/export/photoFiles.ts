/** The photo files of an export, under the names that the page has for them. */
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PublicEntry } from '../../../shared/entry.js';
import type { MediaStore } from '../../media/mediaStore.js';
import { fileBehind, MEDIA_PATH, type Photos } from '../../storage/ports.js';

export interface PhotoParts {
  photos: Pick<Photos, 'heldAmong'>;
  media: Pick<MediaStore, 'open'>;
}

/** Copies them into the folder. Returns how many. */
export async function copyPhotos(entries: PublicEntry[], folder: string, parts: PhotoParts): Promise<number> {
  const sources = entries.flatMap((entry) => entry.media.flatMap((item) => item.sources.map(({ src }) => src)));
  const addresses = new Set(sources.map((src) => src.slice(MEDIA_PATH.length)));
  let copied = 0;
  for (const address of addresses) if (await copyPhoto(address, path.join(folder, address), parts)) copied += 1;
  return copied;
}

/** Returns false where the photo was taken down since the snapshot: its file may outlive it, and is not carried on (T1). */
async function copyPhoto(address: string, to: string, { photos, media }: PhotoParts): Promise<boolean> {
  const name = fileBehind(address);
  const isHeld = (await photos.heldAmong([name])).length > 0;
  const found = isHeld ? await media.open(name) : null;
  if (found === null) return false;
  await pipeline(found.stream(), createWriteStream(to));
  return true;
}
