/**
 * Link previews: the pictures that messengers show beside a link. One is drawn at a time, by a process of its own
 * (linkPreviewWorker.ts), like photos are decoded.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DRAWN, NO_SYSTEM_FONTS, PHOTO, type LinkPreviewJob, type LinkPreviewPicture } from './linkPreview/picture.js';
import { PictureQueue } from './pictureQueue.js';
import { emptiedScratch, folderIn } from './scratch.js';
import { runInSubprocess } from './subprocess.js';
import { FONTS_FILE } from './subprocess/launch.js';

export interface LinkPreviewOptions {
  /** dist/server/media/linkPreviewWorker.js. */
  workerFile: URL;
  /** A folder for link previews alone, made where it is missing; leftovers of a process that was killed are removed. */
  scratch: string;
  /** The drawing's limit of processor time, and the one by the clock. */
  cpuMs?: number;
  wallMs?: number;
  memoryMb?: number;
  /** The queue in which photos are decoded, too; without it, link previews have one of their own. */
  queue?: PictureQueue;
}

/** `photo`: the bytes of a file that our own pipeline made. */
export interface Drawing {
  picture: LinkPreviewPicture;
  photo?: Buffer;
}

export interface LinkPreviews {
  /**
   * Draws the picture as JPEG. `look` is called when the drawing's turn has come, which may take a while: it gives what
   * is drawn, or null where the entry is gone by then. Returns null then, where drawing failed, and where too many
   * drawings wait: a page is as good without its picture.
   */
  draw(look: () => Promise<Drawing | null>): Promise<Buffer | null>;
  /** Ends the drawing that runs, and waits until it is gone. */
  close(): Promise<void>;
}

/** The most drawings that may wait, of all visitors together; callers limit those of one visitor. */
const WAITING_MAX = 40;
/** A larger file is not sent. A link preview takes some 100 KB. */
const DRAWN_MAX_BYTES = 1_000_000;

export function createLinkPreviews(options: LinkPreviewOptions): LinkPreviews {
  const painter = new LinkPreviewPainter(options);
  painter.start();
  return painter;
}

class LinkPreviewPainter implements LinkPreviews {
  private readonly scratch: string;
  private readonly queue: PictureQueue;
  private readonly closing = new AbortController();
  private readonly underWay = new Set<Promise<unknown>>();
  private ready: Promise<void> = Promise.resolve();

  constructor(private readonly options: LinkPreviewOptions) {
    this.scratch = path.resolve(options.scratch);
    this.queue = options.queue ?? new PictureQueue();
  }

  /**
   * Empties the folder at once, not at the first drawing: a killed process may have left a photo there. Where the folder
   * cannot be made, no link preview is drawn.
   */
  start(): void {
    this.ready = emptiedScratch(this.scratch).catch(() => undefined);
  }

  async draw(look: () => Promise<Drawing | null>): Promise<Buffer | null> {
    if (this.underWay.size >= WAITING_MAX) return null;
    const mine = this.queue.linkPreview(() => this.lookAndDraw(look), this.closing.signal).catch(() => null);
    const over = mine.finally(() => this.underWay.delete(over));
    this.underWay.add(over);
    return mine;
  }

  async close(): Promise<void> {
    this.closing.abort(new Error('Link previews are no longer drawn'));
    await Promise.all([this.ready, ...this.underWay]);
  }

  private async lookAndDraw(look: () => Promise<Drawing | null>): Promise<Buffer | null> {
    const drawing = await look();
    if (drawing === null) return null;
    await this.ready;
    const cwd = await folderIn(this.scratch, 'preview-');
    try {
      return await this.drawnIn(cwd, drawing);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  private async drawnIn(cwd: string, { picture, photo }: Drawing): Promise<Buffer | null> {
    const { workerFile, cpuMs = 10_000, wallMs = 60_000, memoryMb = 512 } = this.options;
    await writeFile(path.join(cwd, FONTS_FILE), NO_SYSTEM_FONTS);
    if (photo !== undefined) await writeFile(path.join(cwd, PHOTO), photo, { mode: 0o600 });
    const job: LinkPreviewJob = { picture, hasPhoto: photo !== undefined };
    const { signal } = this.closing;
    const end = await runInSubprocess({ workerFile, job, cwd, cpuMs, wallMs, memoryMb, signal });
    if (end.is !== 'answered' || end.answer !== true) return null;
    const bytes = await readFile(path.join(cwd, DRAWN));
    return bytes.length <= DRAWN_MAX_BYTES ? bytes : null;
  }
}
