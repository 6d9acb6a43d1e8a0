/**
 * Makes the new picture that leaves the phone: decoded and drawn again, upright, so that nothing of the camera's file
 * (place, time, device, the whole scene in a thumbnail) can be in it. The server does so once more.
 */
import { isAccepted, kindOfFile, SNIFFED_BYTES, type FileKind } from './kindOfFile.js';
import { fitted, LONG_SIDE, QUALITY, THUMBNAIL_SIDE, type PreparedPhoto } from './prepared.js';
import { isCanvasTrue } from './trueCanvas.js';

/** A file that cannot be sent as a photo. `kind`: the file's kind; `hidden`: this browser hides pictures from pages. */
export class NoPhoto extends Error {
  override readonly name = 'NoPhoto';

  constructor(
    readonly why: 'not-accepted' | 'not-decoded' | 'hidden',
    readonly kind: FileKind,
  ) {
    super(`${why}: ${kind}`);
  }
}

/** @throws NoPhoto */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  const kind = kindOfFile(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
  // Few browsers open HEIC: anyPhoto.ts has another way for the others.
  if (!isAccepted(kind) && kind !== 'heic') throw new NoPhoto('not-accepted', kind);
  return isCanvasTrue(contextOf) ? byCanvas(file, kind) : withoutCanvas(file, kind);
}

/** Loads the code for HEIC, and for photos without a canvas, while there is a network: photos are taken where there may be none. */
export function getReadyForPhotos(): void {
  if (!isCanvasTrue(contextOf)) import('./redrawn.js').catch(() => undefined);
  import('./heic.js').catch(() => undefined);
}

async function byCanvas(file: Blob, kind: FileKind): Promise<PreparedPhoto> {
  const picture = await decoded(file).catch(() => {
    throw new NoPhoto(isAccepted(kind) ? 'not-decoded' : 'not-accepted', kind);
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

async function withoutCanvas(file: Blob, kind: FileKind): Promise<PreparedPhoto> {
  if (kind !== 'jpeg') throw new NoPhoto('hidden', kind);
  try {
    const { redrawn } = await import('./redrawn.js');
    return await redrawn(file);
  } catch {
    throw new NoPhoto('hidden', kind);
  }
}

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  /** Gives the memory back: 12 megapixels are 48 MB. */
  close: () => void;
}

/** Decodes a picture upright, as the camera was held; beside the page's thread where the browser can. */
async function decoded(file: Blob): Promise<Picture> {
  if (!('createImageBitmap' in globalThis)) return decodedAsElement(file);
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  // Some browsers open more kinds as an element, or know no options.
  if (source === null) return decodedAsElement(file);
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

function drawn(source: CanvasImageSource, width: number, height: number, longSide: number) {
  const size = fitted(width, height, longSide);
  const { canvas, jpeg } = canvasOf(size.width, size.height);
  const context = contextIn(canvas);
  if (context === null) throw new Error('no canvas to be had');
  context.imageSmoothingQuality = 'high';
  // JPEG knows no transparency: transparent parts become paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(source, 0, 0, size.width, size.height);
  return { canvas, jpeg };
}

function contextOf(side: number) {
  return contextIn(canvasOf(side, side).canvas);
}

function contextIn(canvas: OffscreenCanvas | HTMLCanvasElement) {
  return canvas.getContext('2d');
}

function canvasOf(width: number, height: number) {
  const offScreen = offScreenCanvas(width, height);
  if (offScreen !== null) {
    const canvas = offScreen;
    return { canvas, jpeg: () => canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }) };
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return { canvas, jpeg: () => jpegOf(canvas) };
}

/** null where there is none, or one that draws nothing: Safari had the class before it could draw. */
function offScreenCanvas(width: number, height: number): OffscreenCanvas | null {
  if (!('OffscreenCanvas' in globalThis)) return null;
  const canvas = new OffscreenCanvas(width, height);
  return canvas.getContext('2d') === null ? null : canvas;
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
