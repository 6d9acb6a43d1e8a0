/** The end of an uploaded photo: the files that readers get, or a fault of the photo that its reporter is told. */
import type { PhotoFault } from '../../shared/entry.js';
import type { PictureQueue } from './pictureQueue.js';

export interface PhotoFile {
  type: 'image/webp' | 'image/jpeg';
  /** In pixels. */
  width: number;
  /** Absolute, in the folder that was given. */
  path: string;
}

export interface ReadyPhoto {
  ok: true;
  /** The size of the photo as it was sent, upright, in pixels. Files are never wider. */
  width: number;
  height: number;
  /** A `data:` URI of a tiny WebP, at most 500 characters. */
  placeholder: string;
  /** WebP by rising width, then JPEG by rising width. */
  files: PhotoFile[];
}

export type Processed = ReadyPhoto | { ok: false; fault: PhotoFault };

export interface PipelineOptions {
  /** dist/server/media/photoWorker.js. */
  workerFile: URL;
  /** A folder for this pipeline alone, made where it is missing; leftovers of a process that was killed are removed. */
  scratch: string;
  /** The photo's limit of processor time, and the one by the clock. */
  cpuMs?: number;
  wallMs?: number;
  memoryMb?: number;
  /** Shared where others work with pictures too. */
  queue?: PictureQueue;
}

export interface Pipeline {
  /**
   * Decodes one photo at a time, in the order of the calls, and writes its files into `outFolder`, which is there and
   * belongs to the caller. Where `ok` is false or it throws, nothing is left in it.
   * @throws PhotoUndecided where the photo may be a good one, and the same call may succeed later; FilesAway where no
   * photo can be decoded for now, for want of a folder or of room.
   */
  process(inputFile: string, outFolder: string): Promise<Processed>;
  /** Ends the process that runs, and waits until it is gone; calls that run or wait throw PhotoUndecided. */
  close(): Promise<void>;
}

/**
 * The server closes, or its machine failed it (a full disk, no process to be had): nothing is known about the photo.
 */
export class PhotoUndecided extends Error {
  override readonly name = 'PhotoUndecided';
}
