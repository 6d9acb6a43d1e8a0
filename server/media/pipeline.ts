/** Photos, one at a time: each is decoded by a process of its own (photoWorker.ts), and judged here. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { plainFault } from './faults.js';
import { FilesAway } from './mediaStore.js';
import { PhotoUndecided, type Pipeline, type PipelineOptions, type Processed } from './photo.js';
import { readAnswer, type PhotoJob } from './photoJob.js';
import { PictureQueue } from './pictureQueue.js';
import { emptiedScratch, emptyFolder, folderIn } from './scratch.js';
import { runInSubprocess, type SubprocessEnd } from './subprocess.js';

/** Times and memory are those of one photo. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const pipeline = new SubprocessPipeline(options);
  pipeline.start();
  return pipeline;
}

class SubprocessPipeline implements Pipeline {
  private readonly scratch: string;
  private readonly queue: PictureQueue;
  private readonly closing = new AbortController();
  private readonly underWay = new Set<Promise<unknown>>();
  private ready: Promise<void> = Promise.resolve();

  constructor(private readonly options: PipelineOptions) {
    this.scratch = path.resolve(options.scratch);
    this.queue = options.queue ?? new PictureQueue();
  }

  /** Where the folder cannot be made, every photo will say so. */
  start(): void {
    this.ready = emptiedScratch(this.scratch).catch(() => undefined);
  }

  process(inputFile: string, outFolder: string): Promise<Processed> {
    const job = { inputFile: path.resolve(inputFile), outFolder: path.resolve(outFolder) };
    const inTurn = (): Promise<Processed> => this.queue.photo(() => this.decode(job), this.closing.signal);
    const mine = wholeOrNothing(job.outFolder, inTurn);
    const over = mine.catch(() => undefined).finally(() => this.underWay.delete(over));
    this.underWay.add(over);
    return mine;
  }

  async close(): Promise<void> {
    this.closing.abort(new PhotoUndecided(CLOSED));
    await Promise.all([this.ready, ...this.underWay]);
  }

  private async decode(job: PhotoJob): Promise<Processed> {
    const { workerFile, cpuMs = 10_000, wallMs = 60_000, memoryMb = 512 } = this.options;
    const { signal } = this.closing;
    await this.ready;
    const cwd = await folderIn(this.scratch, 'photo-').catch(away);
    try {
      const end = await runInSubprocess({ workerFile, job, cwd, cpuMs, wallMs, memoryMb, signal });
      return await judge(end, job.outFolder);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }
}

/** A full disk refuses every photo, and passes: nothing is found out by trying this photo again. */
const NO_ROOM = /^(ENOSPC|EDQUOT)$/;

const CLOSED = 'Photos are no longer decoded';

async function judge(end: SubprocessEnd, outFolder: string): Promise<Processed> {
  switch (end.is) {
    case 'answered':
      return judgeAnswer(end.answer, outFolder);
    case 'too-slow':
    case 'too-much-memory':
      return { ok: false, fault: plainFault(end.is) };
    case 'lost':
      return { ok: false, fault: plainFault('damaged') };
    case 'stopped':
      throw new PhotoUndecided(CLOSED);
    case 'not-up':
      throw new PhotoUndecided(`No process decodes photos: ${end.said}`);
  }
}

async function judgeAnswer(answer: unknown, outFolder: string): Promise<Processed> {
  const read = await readAnswer(answer, outFolder);
  if (read === null) return { ok: false, fault: plainFault('damaged') };
  if (!('machine' in read)) return read;
  const why = `The photo could not be decoded: ${read.machine}`;
  throw NO_ROOM.test(read.machine) ? new FilesAway(why) : new PhotoUndecided(why);
}

async function wholeOrNothing(outFolder: string, work: () => Promise<Processed>): Promise<Processed> {
  let ready = false;
  try {
    const processed = await work();
    ready = processed.ok;
    return processed;
  } finally {
    if (!ready) await emptyFolder(outFolder);
  }
}

function away(cause: unknown): never {
  throw new FilesAway(`photos cannot be decoded: ${String(cause)}`, { cause });
}
