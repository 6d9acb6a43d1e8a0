/**
 * A thread for Markdown: does one job at a time, is ended when a job takes too long or kills it, and replaced at once.
 */
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { createWorkClock, type WorkClock } from './markdownClock.js';

/**
 * Says why a command's texts became escaped paragraphs. `slow`: the thread worked on them for as long as it may. `starved`:
 * the thread waited for a processor, and has not worked that long; that says nothing of the texts.
 */
export type PlainReason = 'slow' | 'threw' | 'thread-lost' | 'starved' | 'no-thread';

/** The HTML of all texts of a job, or why there is none. */
export type Outcome = { html: string[] } | { html: null; reason: PlainReason; error?: Error };
type Done = (outcome: Outcome) => void;

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

export interface ThreadParts {
  workerFile: URL;
  /** Milliseconds that the thread, which is up, may work on a job. */
  limitMs: number;
  /** Milliseconds by the clock after which a job is given up, however little the thread could work on it. */
  patienceMs: number;
  /** Called whenever the thread became idle or is down. */
  onChange: () => void;
}

interface Busy {
  is: 'busy';
  job: number;
  done: Done;
  timer: NodeJS.Timeout;
  /** When the job began, by the clock. */
  begun: number;
  /** The thread's work before the job, by its work clock. */
  worked: number;
}

/** `down`: the thread does not even come up, and is started again later. */
type State = { is: 'starting' | 'down'; timer: NodeJS.Timeout } | { is: 'idle' | 'closed' } | Busy;

// Hostile text may also ask for memory: a thread that wants more than this is lost.
const MEMORY_MB = 128;
// A thread that is not up by then never will be; a thread that does not come up is started again after a while.
const START_MS = 10_000;
const RETRY_MS = 1_000;
const LOOK_AGAIN_MS = 10;

export class MarkdownThread {
  private readonly endings = new Set<Promise<number>>();
  private worker: Worker | null = null;
  private clock: WorkClock = createWorkClock(null);
  private state: State = { is: 'closed' };

  constructor(private readonly parts: ThreadParts) {}

  is(state: State['is']): boolean {
    return this.state.is === state;
  }

  start(): void {
    const { workerFile } = this.parts;
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    this.worker = started;
    this.state = { is: 'starting', timer: setTimeout(() => this.lose(), START_MS) };
    started.on('message', (answer: WorkerAnswer) => this.isCurrent(started) && this.take(answer));
    started.on('error', (error) => this.isCurrent(started) && this.lose(error));
    started.on('exit', () => this.isCurrent(started) && this.lose());
  }

  /** Gives a job to an idle thread. `done` is called once, whatever becomes of the thread. */
  give({ job, texts }: WorkerJob, done: Done): void {
    this.worker?.ref();
    const [begun, worked] = [performance.now(), this.clock.workedMs()];
    this.state = { is: 'busy', job, done, timer: this.lookIn(job, this.parts.limitMs), begun, worked };
    this.worker?.postMessage({ job, texts } satisfies WorkerJob);
  }

  /** Ends the thread; resolves when it and all before it are gone. */
  async stop(): Promise<void> {
    const { was, done } = this.leaveState();
    this.state = { is: 'closed' };
    done?.({ html: null, reason: 'no-thread' });
    if (was !== 'down') this.endWorker();
    await Promise.all(this.endings);
  }

  /** A worker that was ended may still send an answer, which concerns no job any more. */
  private isCurrent(worker: Worker): boolean {
    return worker === this.worker && !this.is('down') && !this.is('closed');
  }

  private take({ job, html, thread }: WorkerAnswer): void {
    if (this.state.is === 'busy' && this.state.job !== job) return;
    if (thread !== undefined) this.clock = createWorkClock(thread);
    const { done } = this.leaveState();
    this.rest();
    done?.(html === null ? { html, reason: 'threw' } : { html });
    this.parts.onChange();
  }

  /** An idle thread does not hold the process open; a starting or working one does. */
  private rest(): void {
    this.worker?.unref();
    this.state = { is: 'idle' };
  }

  private lose(error?: Error): void {
    const { was, done } = this.leaveState();
    this.endWorker();
    if (was === 'starting') this.state = { is: 'down', timer: setTimeout(() => this.start(), RETRY_MS).unref() };
    else this.start();
    done?.({ html: null, reason: 'thread-lost', ...(error === undefined ? {} : { error }) });
    this.parts.onChange();
  }

  /** The answer may be here already, unread because this loop was busy: it is read before the thread is ended. */
  private lookIn(job: number, ms: number): NodeJS.Timeout {
    return setTimeout(() => setImmediate(() => this.look(job)), ms);
  }

  private look(job: number): void {
    if (this.state.is !== 'busy' || this.state.job !== job) return;
    const left = this.parts.limitMs - (this.clock.workedMs() - this.state.worked);
    const patience = this.parts.patienceMs - (performance.now() - this.state.begun);
    if (left > 0 && patience > 0) {
      this.state.timer = this.lookIn(job, Math.max(LOOK_AGAIN_MS, Math.min(left, patience)));
    } else {
      this.giveUp(left > 0 ? 'starved' : 'slow');
    }
  }

  private giveUp(reason: PlainReason): void {
    const { done } = this.leaveState();
    this.endWorker();
    this.start();
    done?.({ html: null, reason });
  }

  /** Stops the present state's timer; returns the job's callback where there was a job. */
  private leaveState(): { was: State['is']; done?: Done } {
    if ('timer' in this.state) clearTimeout(this.state.timer);
    return this.state.is === 'busy' ? { was: 'busy', done: this.state.done } : { was: this.state.is };
  }

  private endWorker(): void {
    const ending = this.worker?.terminate();
    if (ending === undefined) return;
    this.endings.add(ending);
    void ending.finally(() => this.endings.delete(ending));
  }
}
