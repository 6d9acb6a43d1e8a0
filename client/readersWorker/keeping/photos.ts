/** Files of a copy that come and go with its page: photos, a few and small, and none where there is no room. */
import { KEEP_LIMITS } from '../../../shared/protocol/keep.js';

type Ask = (address: string) => Promise<Response>;

/** Adds photos in their order, as far as they come and fit. Never rejects: the words are whole without them. */
export async function addPhotos(cache: Cache, addresses: readonly string[], ask: Ask): Promise<void> {
  let left: number = KEEP_LIMITS.photoBytes;
  try {
    for (const address of addresses) left -= await addPhoto(cache, address, left, ask);
  } catch {
    // The network went, or the room.
  }
}

/** Answers with the bytes that the photo takes; 0 where it does not fit. */
async function addPhoto(cache: Cache, address: string, left: number, ask: Ask): Promise<number> {
  const here = await cache.match(address);
  const answer = here ?? (await ask(address));
  if (!answer.ok) return 0;
  const { size } = await answer.clone().blob();
  if (size > left) {
    await cache.delete(address);
    return 0;
  }
  if (!here) await cache.put(address, answer);
  return size;
}

/** Takes everything out of the copy but files of these paths. */
export async function dropOthers(cache: Cache, wanted: readonly string[]): Promise<void> {
  const others = (await cache.keys()).filter(({ url }) => !wanted.includes(new URL(url).pathname));
  await Promise.all(others.map((request) => cache.delete(request)));
}

/** Answers whether there were any. */
export async function dropPhotos(cache: Cache): Promise<boolean> {
  const photos = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/media/'));
  await Promise.all(photos.map((photo) => cache.delete(photo)));
  return photos.length > 0;
}
