/** One thread for Markdown: given one job at a time, ended when that takes too long or dies of it, and replaced at once. */
import { Worker } from 'node:worker_threads';

/** Why a command's texts became escaped paragraphs. */
export type PlainReason = 'slow' | 'threw' | 'thread-lost' | 'no-thread';

/** The HTML of all texts of a job, or why there is none. */
export type Outcome = { html: string[] } | { html: null; reason: PlainReason; error?: Error };

export interface WorkerJob {
  job: number;
  texts: readonly string[];
}
/** `job: null`: the thread is up. `html: null`: the texts could not be rendered. */
export interface WorkerAnswer {
  job: number | null;
  html: string[] | null;
}

export interface Thread {
  /** `down`: it does not even come up, and is tried again later. */
  state: () => State['is'];
  /** Only for one that is idle. `done` is called once, whatever becomes of the thread. */
  give: (job: WorkerJob, done: (outcome: Outcome) => void) => void;
  close: () => Promise<void>;
}

export interface ThreadOptions {
  workerFile: URL;
  /** Milliseconds for a job, counted from when the thread, which is up, gets it. */
  limitMs: number;
  /** Called whenever it became idle or is down. */
  onChange: () => void;
}

type State =
  | { is: 'starting' | 'down'; timer: NodeJS.Timeout }
  | { is: 'idle' | 'closed' }
  | { is: 'busy'; job: number; done: (outcome: Outcome) => void; timer: NodeJS.Timeout };

// Hostile text may also ask for memory: a thread that wants more than this is lost.
const MEMORY_MB = 128;
// A thread that is not up by then never will be; one that does not come up is tried again after a while.
const START_MS = 10_000;
const RETRY_MS = 1_000;

export function createThread({ workerFile, limitMs, onChange }: ThreadOptions): Thread {
  const endings = new Set<Promise<number>>();
  let worker: Worker;
  let state: State;
  start();

  function start(): void {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker = started;
    state = { is: 'starting', timer: setTimeout(lost, START_MS) };
    started.on('message', (answer: WorkerAnswer) => {
      if (isCurrent(started)) heard(answer);
    });
    started.on('error', (error) => {
      if (isCurrent(started)) lost(error);
    });
    started.on('exit', () => {
      if (isCurrent(started)) lost();
    });
  }

  /** One that was ended may still have something to say, which is about nothing any more. */
  function isCurrent(one: Worker): boolean {
    return one === worker && state.is !== 'down' && state.is !== 'closed';
  }

  function heard({ job, html }: WorkerAnswer): void {
    if (state.is === 'busy' && state.job !== job) return;
    const { done } = settle();
    rest();
    done?.(html === null ? { html, reason: 'threw' } : { html });
    onChange();
  }

  /** An idle thread does not hold the process open; one that starts or works does. */
  function rest(): void {
    worker.unref();
    state = { is: 'idle' };
  }

  function lost(error?: Error): void {
    const { was, done } = settle();
    end();
    if (was === 'starting') state = { is: 'down', timer: setTimeout(start, RETRY_MS).unref() };
    else start();
    done?.({ html: null, reason: 'thread-lost', ...(error === undefined ? {} : { error }) });
    onChange();
  }

  function late(job: number): void {
    if (state.is !== 'busy' || state.job !== job) return;
    const { done } = settle();
    end();
    start();
    done?.({ html: null, reason: 'slow' });
  }

  /** Leaves the present state: what it waited for, it no longer does. */
  function settle(): { was: State['is']; done?: (outcome: Outcome) => void } {
    if ('timer' in state) clearTimeout(state.timer);
    return state.is === 'busy' ? { was: state.is, done: state.done } : { was: state.is };
  }

  function end(): void {
    const ending = worker.terminate();
    endings.add(ending);
    void ending.finally(() => endings.delete(ending));
  }

  return {
    state: () => state.is,
    give({ job, texts }, done) {
      worker.ref();
      // The answer may be here already, unread because this loop was busy: it is read before anything is ended.
      const timer = setTimeout(() => setImmediate(late, job), limitMs);
      state = { is: 'busy', job, done, timer };
      worker.postMessage({ job, texts } satisfies WorkerJob);
    },
    async close() {
      const { was, done } = settle();
      state = { is: 'closed' };
      done?.({ html: null, reason: 'no-thread' });
      if (was !== 'down') end();
      await Promise.all(endings);
    },
  };
}
