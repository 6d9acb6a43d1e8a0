/**
 * Markdown becomes HTML once, before append, in threads that are ended when they take too long (rule F2). Hostile text
 * costs a thread, never the event loop.
 */
import { Worker } from 'node:worker_threads';
import { escapedParagraphs } from './paragraphs.js';

export { escapedParagraphs } from './paragraphs.js';

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

/** Why a command's texts became escaped paragraphs. */
export type PlainReason = 'slow' | 'threw' | 'thread-lost' | 'no-thread';

export interface MarkdownOptions {
  /** The built `markdownWorker` module. */
  workerFile: URL;
  /** Milliseconds for all texts of a command, counted from when a thread that is up gets them. */
  limitMs: number;
  workers: number;
  /** Told of each command whose texts stay plain, for the log; with the error where a thread died of one. */
  onPlain?: (reason: PlainReason, error?: Error) => void;
}

export interface WorkerJob {
  job: number;
  texts: readonly string[];
}
/** `job: null`: the thread is up. `html: null`: the texts could not be rendered. */
export interface WorkerAnswer {
  job: number | null;
  html: string[] | null;
}

interface Waiting extends WorkerJob {
  done: (html: string[]) => void;
}

type Slot =
  | { state: 'starting' | 'idle'; worker: Worker }
  | { state: 'busy'; worker: Worker; waiting: Waiting; timer: NodeJS.Timeout }
  | { state: 'down'; timer: NodeJS.Timeout };

// A hostile text may also ask for memory: a thread that wants more than this is lost, and its texts stay plain.
const THREAD_MEMORY_MB = 128;
// A thread that does not even come up is tried again after this long; until then nobody waits for it.
const RETRY_MS = 1_000;

export function createMarkdown({ workerFile, limitMs, workers, onPlain }: MarkdownOptions): Markdown {
  const queue: Waiting[] = [];
  const slots = new Map<number, Slot>();
  const endings = new Set<Promise<number>>();
  const untilReady: (() => void)[] = [];
  let jobs = 0;
  let closed = false;

  for (let index = 0; index < workers; index += 1) start(index);

  function start(index: number): void {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB } });
    slots.set(index, { state: 'starting', worker });
    worker.on('message', (answer: WorkerAnswer) => {
      if (current(index, worker)) heard(index, answer);
    });
    worker.on('error', (error) => {
      if (current(index, worker)) lost(index, error);
    });
    worker.on('exit', () => {
      if (current(index, worker)) lost(index);
    });
  }

  /** Whether this thread still is the slot's: one that was ended may still have something to say. */
  function current(index: number, worker: Worker): boolean {
    const slot = slots.get(index);
    return !closed && slot !== undefined && slot.state !== 'down' && slot.worker === worker;
  }

  function heard(index: number, { job, html }: WorkerAnswer): void {
    const slot = slots.get(index);
    if (slot === undefined || slot.state === 'down') return;
    if (slot.state === 'busy' && job === slot.waiting.job) {
      clearTimeout(slot.timer);
      if (html === null) plain(slot.waiting, 'threw');
      else slot.waiting.done(html);
    }
    rest(index, slot.worker);
  }

  /** An idle thread does not hold the process open; one that starts or works does. */
  function rest(index: number, worker: Worker): void {
    worker.unref();
    slots.set(index, { state: 'idle', worker });
    next();
  }

  function next(): void {
    if (!isStarting())
      untilReady.splice(0).forEach((tell) => {
        tell();
      });
    for (const [index, slot] of slots) {
      if (slot.state !== 'idle') continue;
      const waiting = queue.shift();
      if (waiting === undefined) return;
      give(index, slot.worker, waiting);
    }
    if ([...slots.values()].every(({ state }) => state === 'down')) refuseAll('no-thread');
  }

  function give(index: number, worker: Worker, waiting: Waiting): void {
    worker.ref();
    const timer = setTimeout(() => {
      // The answer may be here already, unread because this loop was busy: it is read before anything is ended.
      setImmediate(() => {
        late(index, worker, waiting);
      });
    }, limitMs);
    slots.set(index, { state: 'busy', worker, waiting, timer });
    worker.postMessage({ job: waiting.job, texts: waiting.texts } satisfies WorkerJob);
  }

  function late(index: number, worker: Worker, waiting: Waiting): void {
    const slot = slots.get(index);
    if (slot?.state !== 'busy' || slot.waiting !== waiting) return;
    plain(waiting, 'slow');
    end(worker);
    start(index);
  }

  function lost(index: number, error?: Error): void {
    const slot = slots.get(index);
    if (slot === undefined || slot.state === 'down') return;
    end(slot.worker);
    if (slot.state === 'starting') {
      const timer = setTimeout(() => {
        start(index);
      }, RETRY_MS);
      timer.unref();
      slots.set(index, { state: 'down', timer });
    } else {
      if (slot.state === 'busy') {
        clearTimeout(slot.timer);
        plain(slot.waiting, 'thread-lost', error);
      }
      start(index);
    }
    next();
  }

  function isStarting(): boolean {
    return [...slots.values()].some(({ state }) => state === 'starting');
  }

  function end(worker: Worker): void {
    const ending = worker.terminate();
    endings.add(ending);
    void ending.finally(() => endings.delete(ending));
  }

  function plain({ texts, done }: Waiting, reason: PlainReason, error?: Error): void {
    done(texts.map(escapedParagraphs));
    onPlain?.(reason, error);
  }

  function refuseAll(reason: PlainReason): void {
    for (const waiting of queue.splice(0)) plain(waiting, reason);
  }

  return {
    render(texts) {
      if (texts.every((text) => text.trim() === '')) return Promise.resolve(texts.map(() => ''));
      return new Promise((done) => {
        const waiting = { job: (jobs += 1), texts, done };
        if (closed) plain(waiting, 'no-thread');
        else {
          queue.push(waiting);
          next();
        }
      });
    },
    ready: () => (isStarting() ? new Promise((tell) => untilReady.push(tell)) : Promise.resolve()),
    async close() {
      closed = true;
      refuseAll('no-thread');
      untilReady.splice(0).forEach((tell) => {
        tell();
      });
      for (const slot of slots.values()) {
        if (slot.state === 'busy' || slot.state === 'down') clearTimeout(slot.timer);
        if (slot.state === 'busy') plain(slot.waiting, 'no-thread');
        if (slot.state !== 'down') end(slot.worker);
      }
      slots.clear();
      await Promise.all(endings);
    },
  };
}
