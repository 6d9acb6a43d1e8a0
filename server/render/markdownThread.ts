/** One thread for Markdown: given one job at a time, ended when that takes too long or dies of it, and replaced at once. */
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { createWorkClock, type WorkClock } from './markdownClock.js';

/**
 * Why a command's texts became escaped paragraphs. `slow`: the thread worked on them for as long as it may. `starved`: it
 * waited for a processor, and has not worked that long; that says nothing of the texts.
 */
export type PlainReason = 'slow' | 'threw' | 'thread-lost' | 'starved' | 'no-thread';

/** The HTML of all texts of a job, or why there is none. */
export type Outcome = { html: string[] } | { html: null; reason: PlainReason; error?: Error };

export interface WorkerJob {
  job: number;
  texts: readonly string[];
}
/** `job: null`: the thread is up, and `thread` names it. `html: null`: the texts could not be rendered. */
export interface WorkerAnswer {
  job: number | null;
  html: string[] | null;
  thread?: string | null;
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
  /** Milliseconds that the thread, which is up, may work on a job. */
  limitMs: number;
  /** Milliseconds by the clock after which a job is given up, however little the thread could work on it. */
  patienceMs: number;
  /** Called whenever it became idle or is down. */
  onChange: () => void;
}

type State =
  | { is: 'starting' | 'down'; timer: NodeJS.Timeout }
  | { is: 'idle' | 'closed' }
  | { is: 'busy'; job: number; done: (outcome: Outcome) => void; timer: NodeJS.Timeout; begun: number; worked: number };

// Hostile text may also ask for memory: a thread that wants more than this is lost.
const MEMORY_MB = 128;
// A thread that is not up by then never will be; one that does not come up is tried again after a while.
const START_MS = 10_000;
const RETRY_MS = 1_000;
const LOOK_AGAIN_MS = 10;

export function createThread({ workerFile, limitMs, patienceMs, onChange }: ThreadOptions): Thread {
  const endings = new Set<Promise<number>>();
  let worker: Worker;
  let clock: WorkClock = createWorkClock(null);
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

  function heard({ job, html, thread }: WorkerAnswer): void {
    if (state.is === 'busy' && state.job !== job) return;
    if (thread !== undefined) clock = createWorkClock(thread);
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

  /** The answer may be here already, unread because this loop was busy: it is read before anything is ended. */
  function lookIn(job: number, ms: number): NodeJS.Timeout {
    return setTimeout(() => setImmediate(look, job), ms);
  }

  function look(job: number): void {
    if (state.is !== 'busy' || state.job !== job) return;
    const left = limitMs - (clock.workedMs() - state.worked);
    const patience = patienceMs - (performance.now() - state.begun);
    if (left > 0 && patience > 0) state.timer = lookIn(job, Math.max(LOOK_AGAIN_MS, Math.min(left, patience)));
    else giveUp(left > 0 ? 'starved' : 'slow');
  }

  function giveUp(reason: PlainReason): void {
    const { done } = settle();
    end();
    start();
    done?.({ html: null, reason });
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
      const [begun, worked] = [performance.now(), clock.workedMs()];
      state = { is: 'busy', job, done, timer: lookIn(job, limitMs), begun, worked };
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
