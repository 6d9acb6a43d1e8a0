/**
 * Makes the new picture that leaves the phone: decoded and drawn again, upright, so that nothing of the camera's file
 * (place, time, device, the whole scene in a thumbnail) can be in it. The server does so once more.
 */
import { bareJpeg } from './bareJpeg.js';
import { decoded } from './decoded.js';
import { isAccepted, kindOfFile, SNIFFED_BYTES, type FileKind } from './kindOfFile.js';
import { HEADER_BYTES, pictureSize, type PictureSize } from './pictureSize.js';
import { fitted, QUALITY, REDRAWN_MEGAPIXELS, THUMBNAIL_SIDE, type PreparedPhoto } from './prepared.js';
import { Redrawing } from './redrawing.js';
import { isCanvasTrue } from './trueCanvas.js';

/**
 * A file that cannot be sent as a photo. `kind`: the file's kind; `hidden`: this browser hides pictures from pages;
 * `too-many-pixels`: this phone's memory is too small for it, `megapixels` being what it has.
 */
export class NoPhoto extends Error {
  override readonly name = 'NoPhoto';

  constructor(
    readonly why: 'not-accepted' | 'not-decoded' | 'hidden' | 'too-many-pixels',
    readonly kind: FileKind,
    readonly megapixels = 0,
  ) {
    super(`${why}: ${kind}`);
  }
}

interface Chosen {
  file: Blob;
  kind: FileKind;
  /** The size that its header gives; null where that is unknown. */
  size: PictureSize | null;
}

/**
 * `longSide`: the most pixels on the long side of what is made.
 * @throws NoPhoto
 */
export async function preparePhoto(file: Blob, longSide: number): Promise<PreparedPhoto> {
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  const kind = kindOfFile(head.subarray(0, SNIFFED_BYTES));
  // Few browsers open HEIC: anyPhoto.ts has another way for the others.
  if (!isAccepted(kind) && kind !== 'heic') throw new NoPhoto('not-accepted', kind);
  const chosen = { file, kind, size: pictureSize(kind, head) };
  const isTrue = readsPixels();
  requireMemory(chosen, isTrue ? megapixelsFor(memory()) : REDRAWN_MEGAPIXELS);
  return isTrue ? byCanvas(chosen, longSide) : withoutCanvas(chosen, longSide);
}

/** Whether this browser lets a page read the pictures that it draws. */
export function readsPixels(): boolean {
  return isCanvasTrue(contextOf);
}

const redrawing = new Redrawing();

/** Loads the code for HEIC, and for photos without a canvas, while there is a network: photos are taken where there may be none. */
export function getReadyForPhotos(): void {
  if (!readsPixels()) redrawing.start();
  import('./heic.js').catch(() => undefined);
}

/**
 * The most megapixels that a phone decodes: each takes 4 MB, some of it twice, and a browser ends a page that takes
 * more than a fifth or so of the memory. `gigabytes`: the phone's memory, null where the browser does not tell.
 */
export function megapixelsFor(gigabytes: number | null): number {
  return gigabytes === null ? 110 : Math.max(25, gigabytes * 30);
}

/** Gigabytes, which Chrome alone tells, and never more than 8. */
function memory(): number | null {
  return (navigator as { deviceMemory?: number }).deviceMemory ?? null;
}

function requireMemory({ kind, size }: Chosen, most: number): void {
  const megapixels = size === null ? 0 : (size.width * size.height) / 1_000_000;
  if (megapixels > most) throw new NoPhoto('too-many-pixels', kind, Math.round(megapixels));
}

async function byCanvas({ file, kind, size }: Chosen, longSide: number): Promise<PreparedPhoto> {
  const picture = await decoded(file, size, longSide).catch(() => {
    throw new NoPhoto(isAccepted(kind) ? 'not-decoded' : 'not-accepted', kind);
  });
  try {
    const large = drawn(picture.source, picture.width, picture.height, longSide);
    const small = drawn(large.canvas, large.canvas.width, large.canvas.height, THUMBNAIL_SIDE);
    return { file: await large.jpeg(), thumbnail: await small.jpeg() };
  } catch {
    throw new NoPhoto('not-decoded', kind);
  } finally {
    picture.close();
  }
}

async function withoutCanvas({ file, kind }: Chosen, longSide: number): Promise<PreparedPhoto> {
  if (kind !== 'jpeg') throw new NoPhoto('hidden', kind);
  try {
    return { ...(await redrawing.redrawn(file, longSide)), uncoverable: 'hidden' };
  } catch {
    throw new NoPhoto('hidden', kind);
  }
}

/** Draws a picture on a canvas; `jpeg` encodes it, with its pixels alone. Throws where there is no canvas to be had. */
export function drawn(source: CanvasImageSource, width: number, height: number, longSide: number) {
  const size = fitted(width, height, longSide);
  const { canvas, encoded } = canvasOf(size.width, size.height);
  const context = contextIn(canvas);
  if (context === null) throw new Error('no canvas to be had');
  context.imageSmoothingQuality = 'high';
  // JPEG knows no transparency: transparent parts become paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(source, 0, 0, size.width, size.height);
  return { canvas, jpeg: () => encoded().then(bareJpeg) };
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
    return { canvas, encoded: () => canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }) };
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return { canvas, encoded: () => jpegOf(canvas) };
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
