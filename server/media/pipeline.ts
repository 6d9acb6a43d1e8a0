/** Photos, one at a time: each is decoded by a process of its own (photoWorker.ts), and judged here. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runInChild, type ChildEnd } from './child.js';
import { plainFault } from './faults.js';
import { PhotoUndecided, type Pipeline, type PipelineOptions, type Processed } from './photo.js';
import { readAnswer, type PhotoJob } from './photoJob.js';

/** Times and memory are those of one photo. */
export function createPipeline({ limitMs = 10_000, memoryMb = 512, ...options }: PipelineOptions): Pipeline {
  const [workerFile, scratch] = [options.workerFile, path.resolve(options.scratch)];
  const closing = new AbortController();
  // Where it cannot be made, every photo will say so.
  let last: Promise<unknown> = emptied(scratch).catch(() => undefined);

  /** In turn: the one before is over, in whatever way. */
  function queue(work: () => Promise<Processed>): Promise<Processed> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function decode(job: PhotoJob): Promise<Processed> {
    const cwd = await mkdtemp(path.join(scratch, 'photo-')).catch(undecided);
    try {
      const end = await runInChild({ workerFile, job, cwd, limitMs, memoryMb, signal: closing.signal });
      return await judge(end, job.outFolder);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  return {
    process: (inputFile, outFolder) => {
      const job = { inputFile: path.resolve(inputFile), outFolder: path.resolve(outFolder) };
      return queue(() => wholeOrNothing(job.outFolder, () => decode(job)));
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}

async function judge(end: ChildEnd, outFolder: string): Promise<Processed> {
  switch (end.is) {
    case 'answered': {
      const read = await readAnswer(end.answer, outFolder);
      if (read !== null && 'machine' in read)
        throw new PhotoUndecided(`The photo could not be decoded: ${read.machine}`);
      return read ?? { ok: false, fault: plainFault('damaged') };
    }
    case 'too-slow':
    case 'too-much-memory':
      return { ok: false, fault: plainFault(end.is) };
    case 'lost':
      return { ok: false, fault: plainFault('damaged') };
    case 'stopped':
      throw new PhotoUndecided('Photos are no longer decoded');
    case 'not-up':
      throw new PhotoUndecided(`No process decodes photos: ${end.said}`);
  }
}

async function wholeOrNothing(outFolder: string, work: () => Promise<Processed>): Promise<Processed> {
  let ready = false;
  try {
    const processed = await work();
    ready = processed.ok;
    return processed;
  } finally {
    if (!ready) await empty(outFolder);
  }
}

/** The folder, made where it is missing, without what a process that was killed once left in it. */
async function emptied(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await empty(folder);
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    await rm(path.join(folder, name), { recursive: true, force: true });
}

function undecided(error: unknown): never {
  throw new PhotoUndecided(`The photo could not be decoded: ${String(error)}`);
}
