/**
 * Markdown becomes HTML once, before append, in threads that are ended when they take too long (rule F2). Hostile text
 * costs a thread, never the event loop.
 */
import { createThread, type Outcome, type PlainReason, type WorkerJob } from './markdownThread.js';
import { escapedParagraphs } from './paragraphs.js';

export { escapedParagraphs };

export interface Markdown {
  /**
   * The HTML of all texts of a command, in their order. Never rejects: what throws or takes longer than the limit comes
   * back as escaped paragraphs, all texts of that command alike.
   */
  render(texts: readonly string[]): Promise<string[]>;
  /** Resolves when no thread is starting: a server that waits for it renders its first command at once. */
  ready(): Promise<void>;
  /** Ends the threads. What still waits is answered with escaped paragraphs. */
  close(): Promise<void>;
}

export interface MarkdownOptions {
  /** The built `markdownWorker` module. */
  workerFile: URL;
  /** Milliseconds for all texts of a command, counted from when a thread that is up gets them. */
  limitMs: number;
  workers: number;
  /** Told of each command whose texts stay plain, for the log; with the error where a thread died of one. */
  onPlain?: (reason: PlainReason, error?: Error) => void;
}

interface Waiting extends WorkerJob {
  done: (outcome: Outcome) => void;
}

/** Keeps `workers` threads up; commands wait in one queue for whichever is free. */
export function createMarkdown({ workerFile, limitMs, workers, onPlain }: MarkdownOptions): Markdown {
  const queue: Waiting[] = [];
  const untilReady: (() => void)[] = [];
  const threads = Array.from({ length: workers }, () => createThread({ workerFile, limitMs, onChange: next }));
  let jobs = 0;

  function next(): void {
    if (!isStarting()) tellReady();
    for (const thread of threads) {
      if (thread.state() !== 'idle') continue;
      const waiting = queue.shift();
      if (waiting === undefined) return;
      thread.give(waiting, waiting.done);
    }
    if (threads.every((thread) => thread.state() === 'down' || thread.state() === 'closed')) refuseAll();
  }

  function isStarting(): boolean {
    return threads.some((thread) => thread.state() === 'starting');
  }

  function tellReady(): void {
    for (const tell of untilReady.splice(0)) tell();
  }

  /** Nobody waits for threads that do not come up. */
  function refuseAll(): void {
    for (const { done } of queue.splice(0)) done({ html: null, reason: 'no-thread' });
  }

  function htmlOf(outcome: Outcome, texts: readonly string[]): string[] {
    if (outcome.html !== null) return outcome.html;
    onPlain?.(outcome.reason, outcome.error);
    return texts.map(escapedParagraphs);
  }

  return {
    render(texts) {
      if (texts.every((text) => text.trim() === '')) return Promise.resolve(texts.map(() => ''));
      return new Promise((resolve) => {
        queue.push({ job: (jobs += 1), texts, done: (outcome) => resolve(htmlOf(outcome, texts)) });
        next();
      });
    },
    ready: () => (isStarting() ? new Promise((tell) => untilReady.push(tell)) : Promise.resolve()),
    async close() {
      refuseAll();
      await Promise.all(threads.map((thread) => thread.close()));
      tellReady();
    },
  };
}
