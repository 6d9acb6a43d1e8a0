/**
 * The very programs that people run, as children of the demo: the server, and the operator's commands beside it. They
 * get the settings given here and nothing of the surroundings: a person who has DATABASE_URL or DATA_DIR set must never
 * find a demo in their newsroom.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The server promises to leave within 10 s. */
const GIVEN_UP_AFTER_MS = 12_000;
/** The first lines tell how a program began; those of a server that runs for days are not kept. */
const KEPT_CHARACTERS = 10_000;

export interface ProgramsParts {
  /** The folder of the server's data. */
  folder: string;
  port: number;
  /** Hears how the server ended, when it ended without being asked to. */
  onEnd: (how: string) => void;
}

export class Programs {
  private server: ChildProcess | null = null;

  constructor(private readonly parts: ProgramsParts) {}

  /** Resolves when the server has said where it serves. Rejects with its own lines where it ended instead. */
  async serve(): Promise<void> {
    const child = this.run('main.js', []);
    this.server = child;
    await untilServing(child);
    child.stderr?.pipe(process.stderr);
    child.once('exit', (code, signal) => {
      if (this.server === child) this.parts.onEnd(signal ?? `exit code ${String(code)}`);
    });
  }

  /** Runs one of the operator's commands; resolves with its answer, trimmed. */
  async rallyline(...args: string[]): Promise<string> {
    const command = this.run('cli.js', args);
    const output = gathered(command);
    const [code] = (await once(command, 'close')) as [number | null];
    if (code !== 0) throw new Error(`rallyline ${args[0] ?? ''} failed: ${output().trim()}`);
    return output().trim();
  }

  /** Resolves when the server has left. */
  async stop(): Promise<void> {
    const stopping = this.server;
    this.server = null;
    if (stopping?.exitCode !== null || stopping.signalCode !== null) return;
    const gone = once(stopping, 'exit');
    const impatience = setTimeout(() => stopping.kill('SIGKILL'), GIVEN_UP_AFTER_MS);
    stopping.kill('SIGTERM');
    await gone;
    clearTimeout(impatience);
  }

  private run(file: string, args: string[]): ChildProcess {
    const { folder, port } = this.parts;
    return spawn(process.execPath, [fileURLToPath(new URL(`../${file}`, import.meta.url)), ...args], {
      env: { DATA_DIR: folder, PORT: port.toString(), LOG_LEVEL: 'warn', SITE_NAME: 'Rallyline demo' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

function untilServing(child: ChildProcess): Promise<void> {
  const output = gathered(child);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes('serves on')) resolve();
    });
    child.once('exit', () => reject(new Error(`The server did not start: ${output().trim()}`)));
  });
}

/** Returns a function that tells what the program has written so far, on either stream. */
function gathered(child: ChildProcess): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      if (output.length < KEPT_CHARACTERS) output += chunk.toString();
    });
  }
  return () => output;
}

/** Returns the port where it is free, any free one for 0, or null where it is taken. */
export async function portFor(wanted: number): Promise<number | null> {
  const probe = createServer();
  const port = await new Promise<number | null>((resolve) => {
    probe.once('error', () => resolve(null));
    probe.listen(wanted, '0.0.0.0', () => {
      const address = probe.address();
      resolve(typeof address === 'object' && address !== null ? address.port : null);
    });
  });
  if (port !== null) await new Promise((resolve) => probe.close(resolve));
  return port;
}
