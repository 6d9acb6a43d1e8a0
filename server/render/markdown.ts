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
   * back as escaped paragraphs, all texts of that command alike. `forNow` is called where that was no fault of the
   * texts, as on a machine that is too busy: later they may become HTML.
   */
  render(texts: readonly string[], forNow?: () => void): Promise<string[]>;
  /** Resolves when no thread is starting: a server that waits for it renders its first command at once. */
  ready(): Promise<void>;
  /** Ends the threads. What still waits is answered with escaped paragraphs. */
  close(): Promise<void>;
}

export interface MarkdownOptions {
  /** The built `markdownWorker` module. */
  workerFile: URL;
  /** Milliseconds that a thread may work on all texts of a command. */
  limitMs: number;
  /** Milliseconds by the clock until a thread that waits for a processor is given up; 2,000 where not given. */
  patienceMs?: number;
  workers: number;
  /** Told of each command whose texts stay plain, for the log; with the error where a thread died of one. */
  onPlain?: (reason: PlainReason, error?: Error) => void;
}

interface Waiting extends WorkerJob {
  done: (outcome: Outcome) => void;
  /** It was given to a thread before. */
  again: boolean;
}

const PATIENCE_MS = 2_000;
// What may have had nothing to do with the texts is tried once more; what is said for now may be better later.
const ONCE_MORE: readonly PlainReason[] = ['starved', 'thread-lost'];
const FOR_NOW: readonly PlainReason[] = ['starved', 'no-thread'];

/** Keeps `workers` threads up; commands wait in one queue for whichever is free. */
export function createMarkdown({
  workerFile,
  limitMs,
  patienceMs = PATIENCE_MS,
  workers,
  onPlain,
}: MarkdownOptions): Markdown {
  const queue: Waiting[] = [];
  const untilReady: (() => void)[] = [];
  const threads = Array.from({ length: workers }, () =>
    createThread({ workerFile, limitMs, patienceMs, onChange: next }),
  );
  let jobs = 0;

  function next(): void {
    if (!isStarting()) tellReady();
    for (const thread of threads) {
      if (thread.state() !== 'idle') continue;
      const waiting = queue.shift();
      if (waiting === undefined) return;
      thread.give(waiting, (outcome) => answered(waiting, outcome));
    }
    if (threads.every((thread) => thread.state() === 'down' || thread.state() === 'closed')) refuseAll();
  }

  function answered(waiting: Waiting, outcome: Outcome): void {
    if (outcome.html !== null || waiting.again || !ONCE_MORE.includes(outcome.reason)) return waiting.done(outcome);
    queue.push({ ...waiting, again: true });
    next();
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

  function htmlOf(outcome: Outcome, texts: readonly string[], forNow?: () => void): string[] {
    if (outcome.html !== null) return outcome.html;
    if (FOR_NOW.includes(outcome.reason)) forNow?.();
    onPlain?.(outcome.reason, outcome.error);
    return texts.map(escapedParagraphs);
  }

  return {
    render(texts, forNow) {
      if (texts.every((text) => text.trim() === '')) return Promise.resolve(texts.map(() => ''));
      return new Promise((resolve) => {
        const done = (outcome: Outcome): void => resolve(htmlOf(outcome, texts, forNow));
        queue.push({ job: (jobs += 1), texts, done, again: false });
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
