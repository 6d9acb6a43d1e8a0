/**
 * Markdown becomes HTML once, before append, in threads that are ended when they take too long (rule F2). Hostile text
 * costs a thread, never the event loop.
 */
import { MarkdownThread, type Outcome, type PlainReason, type WorkerJob } from './markdownThread.js';
import { escapedParagraphs } from './paragraphs.js';

export { escapedParagraphs };

export interface Markdown {
  /**
   * Renders all texts of a command to HTML, in their order. Never rejects: where a text throws or takes longer than the
   * limit, all texts of that command come back as escaped paragraphs. `forNow` is called where that was no fault of the
   * texts, as on a machine that is too busy: later they may become HTML.
   */
  render(texts: readonly string[], forNow?: () => void): Promise<string[]>;
  /** Resolves when no thread is starting: a server that waits for it renders its first command at once. */
  ready(): Promise<void>;
  /** Ends the threads. Waiting commands are answered with escaped paragraphs. */
  close(): Promise<void>;
}

export interface MarkdownOptions {
  /** The built `markdownWorker` module. */
  workerFile: URL;
  /** Milliseconds that a thread may work on all texts of a command. */
  limitMs: number;
  /** Milliseconds by the clock until a thread that waits for a processor is given up; 2,000 by default. */
  patienceMs?: number;
  workers: number;
  /** Hears of each command whose texts stay plain, for the log; with the error where a thread died of one. */
  onPlain?: (reason: PlainReason, error?: Error) => void;
}

/** Starts `workers` threads and keeps them up; `close` ends them. */
export function createMarkdown(options: MarkdownOptions): Markdown {
  const threads = new MarkdownThreads(options);
  threads.start();
  return threads;
}

interface Waiting extends WorkerJob {
  done: (outcome: Outcome) => void;
  /** A thread failed at it once already. */
  again: boolean;
}

const PATIENCE_MS = 2_000;
// These reasons may have nothing to do with the texts, so the command is tried once more.
const ONCE_MORE: readonly PlainReason[] = ['starved', 'thread-lost'];
// After these reasons, another attempt at a quieter time may make HTML.
const FOR_NOW: readonly PlainReason[] = ['starved', 'no-thread'];

/** Commands wait in one queue for the first thread that is free. */
class MarkdownThreads implements Markdown {
  private readonly queue: Waiting[] = [];
  private readonly untilReady: (() => void)[] = [];
  private readonly threads: readonly MarkdownThread[];
  private jobs = 0;

  constructor(private readonly options: MarkdownOptions) {
    const { workerFile, limitMs, patienceMs = PATIENCE_MS, workers } = options;
    const parts = { workerFile, limitMs, patienceMs, onChange: () => this.next() };
    this.threads = Array.from({ length: workers }, () => new MarkdownThread(parts));
  }

  start(): void {
    for (const thread of this.threads) thread.start();
  }

  render(texts: readonly string[], forNow?: () => void): Promise<string[]> {
    if (texts.every((text) => text.trim() === '')) return Promise.resolve(texts.map(() => ''));
    return new Promise((resolve) => {
      const done = (outcome: Outcome): void => resolve(this.htmlOf(outcome, texts, forNow));
      this.queue.push({ job: (this.jobs += 1), texts, done, again: false });
      this.next();
    });
  }

  ready(): Promise<void> {
    return this.isStarting() ? new Promise((tell) => this.untilReady.push(tell)) : Promise.resolve();
  }

  async close(): Promise<void> {
    this.refuseAll();
    await Promise.all(this.threads.map((thread) => thread.stop()));
    this.tellReady();
  }

  private next(): void {
    if (!this.isStarting()) this.tellReady();
    for (const thread of this.threads.filter((thread) => thread.is('idle'))) {
      const waiting = this.queue.shift();
      if (waiting === undefined) return;
      thread.give(waiting, (outcome) => this.answer(waiting, outcome));
    }
    if (this.threads.every((thread) => thread.is('down') || thread.is('closed'))) this.refuseAll();
  }

  private answer(waiting: Waiting, outcome: Outcome): void {
    if (outcome.html !== null || waiting.again || !ONCE_MORE.includes(outcome.reason)) return waiting.done(outcome);
    this.queue.push({ ...waiting, again: true });
    this.next();
  }

  private isStarting(): boolean {
    return this.threads.some((thread) => thread.is('starting'));
  }

  private tellReady(): void {
    for (const tell of this.untilReady.splice(0)) tell();
  }

  /** Threads that do not come up keep no command waiting. */
  private refuseAll(): void {
    for (const { done } of this.queue.splice(0)) done({ html: null, reason: 'no-thread' });
  }

  private htmlOf(outcome: Outcome, texts: readonly string[], forNow?: () => void): string[] {
    if (outcome.html !== null) return outcome.html;
    if (FOR_NOW.includes(outcome.reason)) forNow?.();
    this.options.onPlain?.(outcome.reason, outcome.error);
    return texts.map(escapedParagraphs);
  }
}
