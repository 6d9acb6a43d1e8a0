/** A server with a blog, and the operator's commands beside it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFlags } from '../../../server/cli/flags.js';
import { openParts, type Parts } from '../../../server/parts.js';
import { DIST, startRally, type Rally } from '../../support/rally.js';

type Verb = (parts: Parts, flags: ReturnType<typeof parseFlags>) => Promise<string[]>;

export interface Operating {
  rally: Rally;
  blog: string;
  /** The reporter's token. */
  token: string;
  /** An empty folder for backups. */
  folder: string;
}

/** Registers the hooks of a suite. The fields are there once a test runs. */
export function useOperating(): Operating {
  const here = {} as Operating;
  let data: string;
  beforeEach(async () => {
    here.folder = await mkdtemp(path.join(tmpdir(), 'rallyline-backup-'));
    // A folder of the suite's own, since a server takes one that it was not given away when it stops.
    data = await mkdtemp(path.join(tmpdir(), 'rallyline-'));
    here.rally = await startRally({ folder: data });
    here.blog = await here.rally.blog();
    here.token = await here.rally.token(here.blog, 'Ann');
  });
  afterEach(async () => {
    await here.rally.stop();
    for (const folder of [here.folder, data]) await rm(folder, { recursive: true, force: true });
  });
  return here;
}

/** Runs a command as the command line does: on parts of its own, beside the server. */
export async function operate({ rally }: { rally: Rally }, verb: Verb, ...words: string[]): Promise<string[]> {
  const beside = await openParts(rally.parts.config, { server: false, dist: DIST });
  try {
    return await verb(beside, parseFlags(words));
  } finally {
    await beside.close();
  }
}
