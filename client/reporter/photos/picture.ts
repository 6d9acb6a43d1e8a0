/**
 * What leaves the phone is a new picture: decoded and drawn again, upright, so that nothing of the file that the camera
 * wrote (place, time, device, the whole scene in a thumbnail) can be in it. The server does so once more.
 */
import { isAccepted, kindOfFile, SNIFFED_BYTES, type FileKind } from './kindOfFile.js';

export interface PreparedPhoto {
  /** A JPEG. */
  file: Blob;
  /** The same, small, for this phone's own screen. */
  thumbnail: Blob;
}

/** A file that cannot be sent as a photo. `kind` says what it is. */
export class NoPhoto extends Error {
  override readonly name = 'NoPhoto';

  constructor(
    readonly why: 'not-accepted' | 'not-decoded',
    readonly kind: FileKind,
  ) {
    super(`${why}: ${kind}`);
  }
}

const LONG_SIDE = 2_560;
const THUMBNAIL_SIDE = 480;
const QUALITY = 0.85;

/** @throws NoPhoto */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  const kind = kindOfFile(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
  if (!isAccepted(kind)) throw new NoPhoto('not-accepted', kind);
  const picture = await decoded(file).catch(() => {
    throw new NoPhoto('not-decoded', kind);
  });
  try {
    const large = drawn(picture.source, picture.width, picture.height, LONG_SIDE);
    const small = drawn(large.canvas, large.canvas.width, large.canvas.height, THUMBNAIL_SIDE);
    return { file: await large.jpeg(), thumbnail: await small.jpeg() };
  } catch {
    throw new NoPhoto('not-decoded', kind);
  } finally {
    picture.close();
  }
}

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  /** Gives the memory back: 12 megapixels are 48 MB. */
  close: () => void;
}

/** Upright, as the camera was held. Beside the page's thread where the browser can. */
async function decoded(file: Blob): Promise<Picture> {
  if (!('createImageBitmap' in globalThis)) return decodedAsElement(file);
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return {
    source,
    width: source.width,
    height: source.height,
    close: () => source.close(),
  };
}

async function decodedAsElement(file: Blob): Promise<Picture> {
  const source = new Image();
  const address = URL.createObjectURL(file);
  source.src = address;
  await source.decode().catch((error: unknown) => {
    URL.revokeObjectURL(address);
    throw error;
  });
  return {
    source,
    width: source.naturalWidth,
    height: source.naturalHeight,
    close: () => URL.revokeObjectURL(address),
  };
}

/** At most `longSide` pixels on its long side, never larger than it is. */
export function fitted(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function drawn(source: CanvasImageSource, width: number, height: number, longSide: number) {
  const size = fitted(width, height, longSide);
  const { canvas, jpeg } = canvasOf(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to be had');
  context.imageSmoothingQuality = 'high';
  // JPEG knows no transparency: what is not there becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(source, 0, 0, size.width, size.height);
  return { canvas, jpeg };
}

function canvasOf(width: number, height: number) {
  if ('OffscreenCanvas' in globalThis) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, jpeg: () => canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }) };
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return { canvas, jpeg: () => jpegOf(canvas) };
}

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => {
      if (blob === null) reject(new Error('the canvas gave no picture'));
      else resolve(blob);
    };
    canvas.toBlob(done, 'image/jpeg', QUALITY);
  });
}
