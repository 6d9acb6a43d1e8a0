/** Decodes a picture upright, as the camera was held; beside the page's thread where the browser can. */
import type { PictureSize } from './pictureSize.js';

export interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  /** Gives the memory back: 12 megapixels are 48 MB. */
  close: () => void;
}

/** Above this a picture is made smaller while it is decoded, so that the large one and canvases are not there together. */
const LARGE_PIXELS = 24_000_000;

/** `size`: as the header gives it; null where that is unknown. Rejects where the browser cannot decode the file. */
export async function decoded(file: Blob, size: PictureSize | null, longSide: number): Promise<Picture> {
  if (!('createImageBitmap' in globalThis)) return decodedAsElement(file);
  const isLarge = size !== null && size.width * size.height > LARGE_PIXELS;
  // The height follows the width, whichever side a browser takes for it before it turns the picture.
  const smaller = isLarge ? { resizeWidth: longSide, resizeQuality: 'high' as const } : {};
  const source = await createImageBitmap(file, { imageOrientation: 'from-image', ...smaller }).catch(() => null);
  // Some browsers open more kinds as an element, or know no options.
  if (source === null) return decodedAsElement(file);
  const { width, height } = source;
  return { source, width, height, close: () => source.close() };
}

async function decodedAsElement(file: Blob): Promise<Picture> {
  const source = new Image();
  const address = URL.createObjectURL(file);
  source.src = address;
  await source.decode().catch((error: unknown) => {
    URL.revokeObjectURL(address);
    throw error;
  });
  const { naturalWidth: width, naturalHeight: height } = source;
  return { source, width, height, close: () => URL.revokeObjectURL(address) };
}
