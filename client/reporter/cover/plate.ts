/**
 * A photo's picture as it is covered: decoded once, shown with its marks burnt in, and in the end made into the files that
 * leave the phone. Shown and sent pictures come from the same function.
 */
import { decoded } from '../../photos/decoded.js';
import { drawn, readsPixels } from '../../photos/picture.js';
import { SIDES, THUMBNAIL_SIDE, type PreparedPhoto } from '../../photos/prepared.js';
import { burnt } from './burn.js';
import type { Marks } from './marks.js';
import type { Size } from './shapes.js';

export interface Plate extends Size {
  /** The picture for a search of faces, which the caller closes. */
  bitmap: () => Promise<ImageBitmap>;
  /** Draws the picture with its marks on a canvas, which is given the picture's own size. */
  show: (canvas: HTMLCanvasElement, marks: Marks) => void;
  /** Makes the covered picture and its thumbnail; rejects where this browser gives noise in place of pixels. */
  covered: (marks: Marks) => Promise<PreparedPhoto>;
  close: () => void;
}

/** No photo on this phone is larger; a copy that is not smaller is drawn pixel by pixel. */
const WHOLE = Math.max(...Object.values(SIDES));

/** Rejects where the picture cannot be decoded. */
export async function plateOf(file: Blob): Promise<Plate> {
  const picture = await decoded(file, null, WHOLE);
  const { source, width, height } = picture;
  return {
    width,
    height,
    bitmap: () => createImageBitmap(source),
    show(canvas, marks) {
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      context?.drawImage(source, 0, 0);
      if (context !== null && marks.all.length > 0) burnInto(context, { width, height }, marks);
    },
    async covered(marks) {
      if (!readsPixels()) throw new Error('the pixels are noise');
      const large = drawn(source, width, height, Math.max(width, height));
      burnInto(contextOf(large.canvas), { width, height }, marks);
      const small = drawn(large.canvas, width, height, THUMBNAIL_SIDE);
      return { file: await large.jpeg(), thumbnail: await small.jpeg() };
    },
    close: picture.close,
  };
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function burnInto(context: Context, { width, height }: Size, marks: Marks): void {
  context.putImageData(burnt(context.getImageData(0, 0, width, height), marks), 0, 0);
}

function contextOf(canvas: OffscreenCanvas | HTMLCanvasElement): Context {
  const context: Context | null = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to be had');
  return context;
}
