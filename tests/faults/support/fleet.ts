/** Readers in processes of their own, so that what they do costs the servers and the test nothing of their loops. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FleetQuestion, FleetState } from './readers.js';

const PROGRAM = fileURLToPath(new URL('readers.ts', import.meta.url));
const TYPESCRIPT = new URL('../../bench/typescript.mjs', import.meta.url).href;
/** From one address the server lets 2,000 in. */
const OF_ONE_ADDRESS = 1_500;

export interface Fleet {
  pid: number;
  /** `urls`: of the instances, in turns. Resolves when all are live, or poll. */
  join: (count: number, urls: string[], blog: string) => Promise<FleetState>;
  state: () => Promise<FleetState>;
  /** How many readers show something else than this page, and one of them. */
  compare: (html: string) => Promise<{ differ: number; example: string | null }>;
  /** How many readers show any of these entries. */
  showing: (ids: string[]) => Promise<number>;
  /** Begins to count anew. */
  forget: () => Promise<void>;
  end: () => Promise<void>;
}

/** Fleets of one test come from addresses of their own: 127.0.`number`.x. */
export async function startFleet(number = 0): Promise<Fleet> {
  // A fleet's own node runs TypeScript by the loader of the benches, and none of jest's options.
  const child = fork(PROGRAM, [], {
    serialization: 'advanced',
    execArgv: ['--import', TYPESCRIPT],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await nextMessage(child);
  const ask = async <Answer>(question: FleetQuestion): Promise<Answer> => {
    const answer = nextMessage(child);
    child.send(question);
    return (await answer) as Answer;
  };
  return {
    pid: child.pid ?? 0,
    join: (count, urls, blog) => {
      const addresses = Array.from(
        { length: Math.ceil(count / OF_ONE_ADDRESS) },
        (_, at) => `127.0.${String(number)}.${String(at + 1)}`,
      );
      return ask({ join: count, urls, blog, addresses, atOnce: 100 });
    },
    state: () => ask({ state: true }),
    compare: (html) => ask({ compare: html }),
    showing: (ids) => ask({ showing: ids }),
    forget: () => ask({ forget: true }),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('the readers ended without an answer'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
