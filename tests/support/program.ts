/** The built server as a process of its own, to be killed and started again on the same folder and port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST } from './rally.js';

export interface Program {
  start: () => Promise<void>;
  /** Kills with -9: the server finishes nothing. */
  kill: () => Promise<void>;
  /** Sends SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>;
  signal: (signal: NodeJS.Signals) => void;
  /** Returns the server's log so far. */
  log: () => string;
  /** Runs one of the operator's commands; resolves with its stdout, trimmed. */
  rallyline: (...words: string[]) => Promise<string>;
}

/** `dist`: another build than that of the sources. */
export function programOn(
  folder: string,
  port: number,
  settings: Record<string, string> = {},
  dist = fileURLToPath(DIST),
): Program {
  const own = { DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', ...settings };
  const env = { ...process.env, ...own };
  let logged = '';
  const run = (file: string, words: string[] = []): ChildProcess =>
    spawn(process.execPath, [path.join(dist, 'server', file), ...words], { env });
  let child: ChildProcess | null = null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child;
    child = null;
    if (ending === null) return null;
    if (ending.exitCode !== null) return ending.exitCode;
    const closed = once(ending, 'close');
    ending.kill(signal);
    const [code] = (await closed) as [number | null];
    return code;
  }

  return {
    start: async () => {
      child = run('main.js');
      child.stderr?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
      await new Promise<void>((resolve, reject) => {
        child?.stdout?.once('data', () => resolve());
        child?.once('close', () => reject(new Error(`the server did not start: ${logged}`)));
      });
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    signal: (signal) => void child?.kill(signal),
    log: () => logged,
    rallyline: async (...words) => {
      const command = run('cli.js', words);
      let said = '';
      command.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      command.stderr?.pipe(process.stderr);
      const [code] = (await once(command, 'close')) as [number];
      if (code !== 0) throw new Error(`rallyline ${words.join(' ')} ended with ${code}`);
      return said.trim();
    },
  };
}

/** Returns a port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
