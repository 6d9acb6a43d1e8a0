/**
 * Prepares a photo in any browser: drawn anew where this browser can open it; a HEIC that it cannot open as the file's
 * bare picture, which the server decodes.
 */
import { NoPhoto, preparePhoto as drawnAnew } from './picture.js';
import type { PreparedPhoto } from './prepared.js';

/** @throws NoPhoto */
export async function preparePhoto(...chosen: Parameters<typeof drawnAnew>): Promise<PreparedPhoto> {
  try {
    return await drawnAnew(...chosen);
  } catch (error) {
    if (!(error instanceof NoPhoto) || error.kind !== 'heic') throw error;
    return unopened(chosen[0], error);
  }
}

/** The thumbnail is none: the app shows a mark where a picture cannot be opened. */
async function unopened(file: Blob, fault: NoPhoto): Promise<PreparedPhoto> {
  try {
    const { bared } = await import('./heic.js');
    return { file: await bared(file), thumbnail: new Blob([]), uncoverable: 'unopened' };
  } catch {
    throw fault;
  }
}
