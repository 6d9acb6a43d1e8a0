/** Photos without a canvas: made in a thread of their own, in the page's where there is none. */
import type { PreparedPhoto } from './prepared.js';

/** The thread's answer; null where it could make nothing of the file. */
type Made = PreparedPhoto | null;

export class Redrawing {
  private thread: Worker | null = null;

  /** Loads the code while there is a network: photos are taken where there may be none. */
  start(): void {
    import('./redrawn.js').catch(() => undefined);
    try {
      this.thread = new Worker(new URL('./redrawThread.ts', import.meta.url));
      // The thread's file did not come, or the browser takes none.
      this.thread.addEventListener('error', () => this.stop());
    } catch {
      this.thread = null;
    }
  }

  stop(): void {
    this.thread?.terminate();
    this.thread = null;
  }

  /** Takes one photo at a time. Rejects where the file is no JPEG that can be decoded. */
  async redrawn(file: Blob, longSide: number): Promise<PreparedPhoto> {
    const { thread } = this;
    const made = thread === null ? undefined : await asked(thread, { file, longSide });
    if (made === null) throw new Error('no picture was made of it');
    // Code that failed without an answer is tried once more, in the page.
    return made ?? (await import('./redrawn.js')).redrawn(file, longSide);
  }
}

/** Answers with undefined where the thread failed. */
function asked(thread: Worker, job: { file: Blob; longSide: number }): Promise<Made | undefined> {
  return new Promise((resolve) => {
    thread.addEventListener('message', ({ data }: MessageEvent<Made>) => resolve(data), { once: true });
    thread.addEventListener('error', () => resolve(undefined), { once: true });
    thread.postMessage(job);
  });
}
