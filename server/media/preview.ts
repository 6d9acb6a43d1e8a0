/** Preview pictures, one at a time: each is drawn by a process of its own (previewWorker.ts), like photos are decoded. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runInChild } from './child.js';
import { FONTS_FILE } from './child/launch.js';
import { DRAWN, NO_SYSTEM_FONTS, PHOTO, type PreviewJob, type PreviewPicture } from './preview/picture.js';
import { emptiedScratch, folderIn } from './scratch.js';
import { createTurns, type Turns } from './turns.js';

export interface PreviewsOptions {
  /** dist/server/media/previewWorker.js. */
  workerFile: URL;
  /** A folder for previews alone, made where it is missing; what a process that was killed left there is removed. */
  scratch: string;
  /** Of processor time, and by the clock. */
  cpuMs?: number;
  wallMs?: number;
  memoryMb?: number;
  /** Whose turn it is, where others work with pictures too. */
  turns?: Turns;
}

/** `photo`: the bytes of a file that our own pipeline made. */
export interface Drawing {
  picture: PreviewPicture;
  photo?: Buffer;
}

export interface Previews {
  /**
   * The picture as JPEG. `look` is asked when its turn has come, which may be a while: what it shows then is drawn; null
   * where that is not there any more. null too where it could not be drawn, or where so many wait that it is not worth
   * waiting: a page is as good without it.
   */
  draw(look: () => Promise<Drawing | null>): Promise<Buffer | null>;
  /** Ends what runs, and waits until it is gone. */
  close(): Promise<void>;
}

/** All of them together; how many of one stranger wait is for whoever asks to say. */
const WAITING_MAX = 40;
/** A picture of this size is a tenth of that. */
const DRAWN_MAX_BYTES = 1_000_000;

export function createPreviews(options: PreviewsOptions): Previews {
  const { workerFile, cpuMs = 10_000, wallMs = 60_000, memoryMb = 512, turns = createTurns() } = options;
  const scratch = path.resolve(options.scratch);
  const closing = new AbortController();
  // At once, not with the first drawing: a photo may lie there. Where it cannot be made, there are no pictures.
  const ready = emptiedScratch(scratch).catch(() => undefined);
  const underWay = new Set<Promise<unknown>>();

  async function drawn({ picture, photo }: Drawing): Promise<Buffer | null> {
    await ready;
    const cwd = await folderIn(scratch, 'preview-');
    try {
      await writeFile(path.join(cwd, FONTS_FILE), NO_SYSTEM_FONTS);
      if (photo !== undefined) await writeFile(path.join(cwd, PHOTO), photo, { mode: 0o600 });
      const job: PreviewJob = { picture, hasPhoto: photo !== undefined };
      const end = await runInChild({ workerFile, job, cwd, cpuMs, wallMs, memoryMb, signal: closing.signal });
      if (end.is !== 'answered' || end.answer !== true) return null;
      const bytes = await readFile(path.join(cwd, DRAWN));
      return bytes.length <= DRAWN_MAX_BYTES ? bytes : null;
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  return {
    draw: async (look) => {
      if (underWay.size >= WAITING_MAX) return null;
      const inTurn = async (): Promise<Buffer | null> => {
        const drawing = await look();
        return drawing === null ? null : drawn(drawing);
      };
      const mine = turns.preview(inTurn, closing.signal).catch(() => null);
      const over = mine.finally(() => underWay.delete(over));
      underWay.add(over);
      return mine;
    },
    close: async () => {
      closing.abort(new Error('Previews are no longer drawn'));
      await Promise.all([ready, ...underWay]);
    },
  };
}
