/**
 * Finds faces on the phone itself, in a thread that is started for the first search and ended when nothing was searched for
 * a while. Nothing waits for it for ever: a thread that does not answer in time counts as failed.
 */
import type { Signal } from '@preact/signals';
import type { After } from '../../account/device.js';
import type { Pixels } from '../../photos/pixels.js';
import type { FaceBox, FaceFinder, FinderState } from './finder.js';
import type { ThreadAnswer, ThreadTask } from './threadTask.js';

export type FaceThread = Pick<Worker, 'onmessage' | 'onerror' | 'onmessageerror' | 'postMessage' | 'terminate'>;

export interface DeviceFinderParts {
  state: Signal<FinderState>;
  /** Throws where the browser has no threads. */
  openThread: () => FaceThread;
  /** null where this browser hides pictures from pages. */
  pixelsOf: (picture: ImageBitmap | HTMLCanvasElement) => Pixels | null;
  /** Whether the files are on this phone already. */
  areFilesKept: () => Promise<boolean>;
  after: After;
}

/** The longest time for loading, in ms: 0.9 MB at 150 kbit/s. */
const LOAD_MS = 60_000;
/** The longest time for a search, which ends by itself before. */
const FIND_MS = 40_000;
/** A thread that nobody asked anything for so long gives its memory back. */
const IDLE_MS = 60_000;

export class DeviceFinder implements FaceFinder {
  private thread: FaceThread | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private stay: () => void = () => undefined;
  private isOver = false;
  readonly state: FaceFinder['state'];

  constructor(private readonly parts: DeviceFinderParts) {
    this.state = parts.state;
  }

  /** Looks whether a former visit has loaded everything. */
  async start(): Promise<void> {
    const { areFilesKept, state } = this.parts;
    if ((await areFilesKept()) && state.value === 'absent') state.value = 'ready';
  }

  stop(): void {
    this.stay();
    this.thread?.terminate();
    this.thread = null;
  }

  /** Stops for good: also what waits for its turn gets no thread. */
  end(): void {
    this.isOver = true;
    this.stop();
  }

  readonly getReady = async (): Promise<void> => {
    await this.inTurn(() => this.load());
  };

  readonly find = (picture: ImageBitmap | HTMLCanvasElement): Promise<FaceBox[] | null> => {
    return this.inTurn(() => this.search(picture));
  };

  /** Takes one task at a time: each needs the whole processor, and some memory. */
  private inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    const done = this.turn.then(() => {
      this.stay();
      return run();
    });
    this.turn = done
      .catch(() => undefined)
      .then(() => {
        this.stay = this.parts.after(IDLE_MS, () => this.stop());
      });
    return done;
  }

  private async search(picture: ImageBitmap | HTMLCanvasElement): Promise<FaceBox[] | null> {
    const pixels = this.pixelsOf(picture);
    if (pixels === null || !(await this.load())) return null;
    const answer = await this.asked({ is: 'find', picture: pixels }, FIND_MS, [pixels.data.buffer as ArrayBuffer]);
    return answer?.is === 'found' ? answer.faces : null;
  }

  /** A picture that was closed meanwhile, or for which there is no memory, is none that can be searched. */
  private pixelsOf(picture: ImageBitmap | HTMLCanvasElement): Pixels | null {
    try {
      return this.parts.pixelsOf(picture);
    } catch {
      return null;
    }
  }

  private async load(): Promise<boolean> {
    if (this.isOver) return false;
    if (this.thread !== null) return true;
    const { state } = this.parts;
    state.value = 'loading';
    const answer = await this.asked({ is: 'load' }, LOAD_MS);
    if (answer !== null) state.value = 'ready';
    return answer !== null;
  }

  /** The thread's answer; null where there is none to be had: the next task begins with another thread. */
  private async asked(task: ThreadTask, most: number, handedOver: Transferable[] = []): Promise<ThreadAnswer | null> {
    try {
      this.thread ??= this.parts.openThread();
      const answer = await answered(this.thread, this.parts.after, most, () => {
        this.thread?.postMessage(task, handedOver);
      });
      if (answer !== null && answer.is !== 'failed') return answer;
    } catch {
      // The browser has no threads, or no memory for one.
    }
    this.stop();
    this.parts.state.value = 'failed';
    return null;
  }
}

function answered(thread: FaceThread, after: After, most: number, ask: () => void): Promise<ThreadAnswer | null> {
  return new Promise((resolve) => {
    const callOff = after(most, () => resolve(null));
    const end = (answer: ThreadAnswer | null) => {
      callOff();
      resolve(answer);
    };
    thread.onmessage = ({ data }: MessageEvent<ThreadAnswer>) => end(data);
    thread.onerror = thread.onmessageerror = () => end(null);
    ask();
  });
}
