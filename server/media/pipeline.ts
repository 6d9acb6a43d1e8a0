/**
 * Photos, one at a time: each is decoded by a process of its own (photoWorker.ts), and judged here. A HEIC is unpacked
 * by another before (heicWorker.ts).
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { plainFault } from './faults.js';
import { FilesAway } from './mediaStore.js';
import { PhotoUndecided, type Pipeline, type PipelineOptions, type Processed, type ReadyPhoto } from './photo.js';
import { readAnswer, readHeicAnswer, type PhotoJob } from './photoJob.js';
import { PictureQueue } from './pictureQueue.js';
import { emptiedScratch, emptyFolder, folderIn } from './scratch.js';
import { runInSubprocess, type SubprocessEnd, type SubprocessOptions } from './subprocess.js';

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
    await this.ready;
    const cwd = await folderIn(this.scratch, 'photo-').catch(away);
    try {
      const decoded = await this.decodeOnce(job, cwd);
      if (!('packed' in decoded)) return decoded;
      const unpacked = await this.unpack(job.inputFile, cwd);
      return 'ok' in unpacked ? unpacked : await this.decodeUnpacked({ ...job, inputFile: unpacked.unpacked }, cwd);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  private async decodeOnce(job: PhotoJob, cwd: string): Promise<Processed | { packed: 'heic' }> {
    const end = await this.run({ workerFile: this.options.workerFile, job, cwd });
    return judge(end, (answer) => readAnswer(answer, job.outFolder));
  }

  /** Makes a PNG of a HEIC in `cwd`. */
  private async unpack(inputFile: string, cwd: string): Promise<{ unpacked: string } | Refused> {
    const workerFile = new URL('heicWorker.js', this.options.workerFile);
    const job: PhotoJob = { inputFile, outFolder: cwd };
    const end = await this.run({ workerFile, job, cwd, usesWasm: true });
    return judge(end, (answer) => readHeicAnswer(answer, cwd));
  }

  private async decodeUnpacked(job: PhotoJob, cwd: string): Promise<Processed> {
    const decoded = await this.decodeOnce(job, cwd);
    return 'packed' in decoded ? DAMAGED : decoded;
  }

  private run(what: Pick<SubprocessOptions, 'workerFile' | 'job' | 'cwd' | 'usesWasm'>): Promise<SubprocessEnd> {
    const { cpuMs = 10_000, wallMs = 60_000, memoryMb = 512 } = this.options;
    return runInSubprocess({ ...what, cpuMs, wallMs, memoryMb, signal: this.closing.signal });
  }
}

type Refused = Exclude<Processed, ReadyPhoto>;
const DAMAGED: Refused = { ok: false, fault: plainFault('damaged') };

/** A full disk refuses every photo, and passes: nothing is found out by trying this photo again. */
const NO_ROOM = /^(ENOSPC|EDQUOT)$/;

const CLOSED = 'Photos are no longer decoded';

/** `read` tells what an answer says: null where it has not the shape that the worker's own code gives. */
async function judge<Said extends object>(
  end: SubprocessEnd,
  read: (answer: unknown) => Promise<Said | Refused | { machine: string } | null>,
): Promise<Said | Refused> {
  switch (end.is) {
    case 'answered':
      return judgeAnswer(await read(end.answer));
    case 'too-slow':
    case 'too-much-memory':
      return { ok: false, fault: plainFault(end.is) };
    case 'lost':
      return DAMAGED;
    case 'stopped':
      throw new PhotoUndecided(CLOSED);
    case 'not-up':
      throw new PhotoUndecided(`No process decodes photos: ${end.said}`);
  }
}

function judgeAnswer<Said extends object>(said: Said | { machine: string } | null): Said | Refused {
  if (said === null) return DAMAGED;
  if (!('machine' in said)) return said;
  const why = `The photo could not be decoded: ${said.machine}`;
  throw NO_ROOM.test(said.machine) ? new FilesAway(why) : new PhotoUndecided(why);
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
