/**
 * A picture of what the camera shows, as a file like any other that is chosen: upright, in the size that the camera gives
 * at that moment, and drawn on a canvas, so that nothing but its pixels is in it.
 */
import { drawn, readsPixels } from '../../photos/picture.js';

/** Rejects where no picture came about. */
export async function stillOf(track: MediaStreamTrack, view: HTMLVideoElement): Promise<File> {
  const picture = readsPixels() ? await frameOf(view) : await new ImageCapture(track).takePhoto();
  return new File([picture], NAME, { type: picture.type });
}

/** Nobody reads it: a file has to have one. */
const NAME = 'photo.jpg';

/** Browsers turn the frames of a camera with the screen, and the size of the view with them. */
function frameOf(view: HTMLVideoElement): Promise<Blob> {
  const { videoWidth: width, videoHeight: height } = view;
  if (width * height === 0) return Promise.reject(new Error('no frame has come yet'));
  return drawn(view, width, height, Infinity).jpeg();
}

/** A class that few browsers have, and TypeScript's library not at all. */
declare const ImageCapture: new (track: MediaStreamTrack) => { takePhoto: () => Promise<Blob> };

export function makesStills(): boolean {
  return 'ImageCapture' in globalThis;
}
