/** Preview pictures, one at a time: each is drawn by a process of its own (previewWorker.ts), like photos are decoded. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runInChild } from './child.js';
import { DRAWN, PHOTO, type PreviewJob, type PreviewPicture } from './preview/picture.js';

export interface PreviewsOptions {
  /** dist/server/media/previewWorker.js. */
  workerFile: URL;
  /** A folder for previews alone, made where it is missing; what a process that was killed left there is removed. */
  scratch: string;
  limitMs?: number;
  memoryMb?: number;
}

export interface Previews {
  /**
   * The picture as JPEG. `photo`: the bytes of a file that our own pipeline made. null where it could not be drawn, or
   * where so many wait that it is not worth waiting: a page is as good without it.
   */
  draw(picture: PreviewPicture, photo?: Buffer): Promise<Buffer | null>;
  /** Ends what runs, and waits until it is gone. */
  close(): Promise<void>;
}

/** Whoever asks for a thousand of them waits for none. */
const WAITING_MAX = 20;
/** A picture of this size is a tenth of that. */
const DRAWN_MAX_BYTES = 1_000_000;

export function createPreviews({ limitMs = 10_000, memoryMb = 512, ...options }: PreviewsOptions): Previews {
  const [workerFile, scratch] = [options.workerFile, path.resolve(options.scratch)];
  const closing = new AbortController();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let scratchThere: Promise<void> | undefined;

  async function drawn(picture: PreviewPicture, photo?: Buffer): Promise<Buffer | null> {
    if (closing.signal.aborted) return null;
    // Not before there is something to draw: the command line opens the same parts beside a server that draws.
    await (scratchThere ??= emptied(scratch));
    const cwd = await mkdtemp(path.join(scratch, 'preview-'));
    try {
      if (photo !== undefined) await writeFile(path.join(cwd, PHOTO), photo, { mode: 0o600 });
      const job: PreviewJob = { picture, hasPhoto: photo !== undefined };
      const end = await runInChild({ workerFile, job, cwd, limitMs, memoryMb, signal: closing.signal });
      if (end.is !== 'answered' || end.answer !== true) return null;
      const bytes = await readFile(path.join(cwd, DRAWN));
      return bytes.length <= DRAWN_MAX_BYTES ? bytes : null;
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  return {
    draw: async (picture, photo) => {
      if (waiting >= WAITING_MAX) return null;
      waiting += 1;
      const mine = last.then(() => drawn(picture, photo)).catch(() => null);
      last = mine;
      return mine.finally(() => (waiting -= 1));
    },
    close: async () => {
      closing.abort();
      await last;
    },
  };
}

async function emptied(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
