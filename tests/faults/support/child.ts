/** A program of a fault test in a process of its own, off the event loops of the servers and the test. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const TYPESCRIPT = new URL('../../support/typescript.mjs', import.meta.url).href;

export interface Child<Question> {
  pid: number;
  /** Asks a question once the one before is answered. */
  ask: <Answer>(question: Question) => Promise<Answer>;
  end: () => Promise<void>;
}

/** `file`: relative to this one; it answers by `answer` of tests/bench/support/program.ts. */
export async function startChild<Question extends object>(file: string): Promise<Child<Question>> {
  // The child runs TypeScript by the benches' loader, without jest's options.
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: ['--import', TYPESCRIPT],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await nextMessage(child);
  return {
    pid: child.pid ?? 0,
    ask: async <Answer>(question: Question): Promise<Answer> => {
      const answer = nextMessage(child);
      child.send(question);
      return (await answer) as Answer;
    },
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
    const onExit = (): void => reject(new Error('a program of the test ended without an answer'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
