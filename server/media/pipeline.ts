/** Photos, one at a time: each is decoded by a process of its own (photoWorker.ts), and judged here. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { runInChild, type ChildEnd } from './child.js';
import { plainFault } from './faults.js';
import { FilesAway } from './mediaStore.js';
import { PhotoUndecided, type Pipeline, type PipelineOptions, type Processed } from './photo.js';
import { readAnswer, type PhotoJob } from './photoJob.js';
import { emptiedScratch, emptyFolder, folderIn } from './scratch.js';
import { createTurns } from './turns.js';

/** Times and memory are those of one photo. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { workerFile, cpuMs = 10_000, wallMs = 60_000, memoryMb = 512, turns = createTurns() } = options;
  const scratch = path.resolve(options.scratch);
  const closing = new AbortController();
  // Where it cannot be made, every photo will say so.
  const ready = emptiedScratch(scratch).catch(() => undefined);
  const underWay = new Set<Promise<unknown>>();

  async function decode(job: PhotoJob): Promise<Processed> {
    await ready;
    const cwd = await folderIn(scratch, 'photo-').catch(away);
    try {
      const end = await runInChild({ workerFile, job, cwd, cpuMs, wallMs, memoryMb, signal: closing.signal });
      return await judge(end, job.outFolder);
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }

  return {
    process: (inputFile, outFolder) => {
      const job = { inputFile: path.resolve(inputFile), outFolder: path.resolve(outFolder) };
      const mine = wholeOrNothing(job.outFolder, () => turns.photo(() => decode(job), closing.signal));
      const over = mine.catch(() => undefined).finally(() => underWay.delete(over));
      underWay.add(over);
      return mine;
    },
    async close() {
      closing.abort(new PhotoUndecided(CLOSED));
      await Promise.all([ready, ...underWay]);
    },
  };
}

/** It is so for every photo, and passes: nothing is found out by trying this one again. */
const NO_ROOM = /^(ENOSPC|EDQUOT)$/;

const CLOSED = 'Photos are no longer decoded';

async function judge(end: ChildEnd, outFolder: string): Promise<Processed> {
  switch (end.is) {
    case 'answered': {
      const read = await readAnswer(end.answer, outFolder);
      if (read !== null && 'machine' in read) {
        const why = `The photo could not be decoded: ${read.machine}`;
        throw NO_ROOM.test(read.machine) ? new FilesAway(why) : new PhotoUndecided(why);
      }
      return read ?? { ok: false, fault: plainFault('damaged') };
    }
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
