/** The processes and folders of a bench, all gone when it ends. */
import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startServer, type RunningServer } from './server.js';

/** The product's default folder for data, on a disk: a temporary folder may be in memory. */
const DATA = path.join(import.meta.dirname, '../../../data');
const BENCH = path.join(import.meta.dirname, '..');

/** Another process of the bench, which answers questions. */
export interface Program<Ready> {
  pid: number;
  /** The program's first message. */
  ready: Ready;
  ask: <Answer>(question: unknown) => Promise<Answer>;
}

export class Stage {
  readonly #clearing: (() => unknown)[] = [];

  folder(): string {
    mkdirSync(DATA, { recursive: true });
    const made = mkdtempSync(path.join(DATA, 'bench-'));
    this.#clearing.push(() => rmSync(made, { recursive: true, force: true }));
    return made;
  }

  /** Starts the built product on a store, as `npm start` does. */
  async server(folder: string, env: Record<string, string> = {}): Promise<RunningServer> {
    const server = await startServer(folder, env);
    this.#clearing.push(() => server.stop());
    return server;
  }

  /** Starts a file of tests/bench in a process of its own. */
  async program<Ready>(file: string, args: string[] = []): Promise<Program<Ready>> {
    const child = fork(path.join(BENCH, file), args, { serialization: 'advanced' });
    this.#clearing.push(() => ended(child));
    const ready = (await nextMessage(child, file)) as Ready;
    return {
      pid: child.pid ?? 0,
      ready,
      ask: async <Answer>(question: unknown) => {
        const answer = nextMessage(child, file);
        child.send(question as Serializable);
        return (await answer) as Answer;
      },
    };
  }

  /** Registers `undo` for the bench's end; later ones run first. */
  onClear(undo: () => unknown): void {
    this.#clearing.push(undo);
  }

  async clear(): Promise<void> {
    for (const undo of this.#clearing.splice(0).reverse()) await undo();
  }
}

/** Runs `work` on a stage, and clears the stage however the work ends. */
export async function inStage<Result>(work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const stage = new Stage();
  try {
    return await work(stage);
  } finally {
    await stage.clear();
  }
}

async function nextMessage(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`${file} ended without an answer`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
