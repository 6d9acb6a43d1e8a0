/** Room on the disk: texts are small and photos are not, so what is left of the disk is the journal's. */
import { Refused } from '../../../shared/refusals.js';
import type { MediaStore } from '../mediaStore.js';

const SPARE_BYTES = 1_000_000_000;
const SPARE_SHARE = 0.05;

/** Throws `storage-low` where a photo of so many bytes would leave less than the spare. */
export async function requireRoom(mediaStore: Pick<MediaStore, 'space'>, bytes: number): Promise<void> {
  const { free, total } = await mediaStore.space();
  if (free - bytes < Math.max(SPARE_BYTES, total * SPARE_SHARE)) throw new Refused('storage-low', { after: 60 });
}
