/**
 * The very programs that people run, as children of the demo: the server, and the operator's commands beside it. They
 * get the settings given here and nothing of the surroundings: whoever has DATABASE_URL or DATA_DIR set must never find
 * a demo in their newsroom.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The server promises to leave within 10 s. */
const GIVEN_UP_AFTER_MS = 12_000;

export interface Programs {
  /** Resolves when the server has said where it serves. Rejects with what it said instead. */
  serve: () => Promise<void>;
  /** One of the operator's commands; resolves with its answer, trimmed. */
  rallyline: (...words: string[]) => Promise<string>;
  /** Called when the server ends without being asked to. */
  onEnd: (listener: (how: string) => void) => void;
  stop: () => Promise<void>;
}

export function programsOn(folder: string, port: number): Programs {
  const env = { DATA_DIR: folder, PORT: port.toString(), LOG_LEVEL: 'warn', SITE_NAME: 'Rallyline demo' };
  const run = (file: string, words: string[]): ChildProcess =>
    spawn(process.execPath, [fileURLToPath(new URL(`../${file}`, import.meta.url)), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let server: ChildProcess | null = null;
  let ended: (how: string) => void = () => undefined;

  return {
    serve: async () => {
      const child = run('main.js', []);
      server = child;
      const said = gathered(child);
      await new Promise<void>((resolve, reject) => {
        child.stdout?.on('data', () => {
          if (said().includes('serves on')) resolve();
        });
        child.once('exit', () => reject(new Error(`The server did not start: ${said().trim()}`)));
      });
      child.stderr?.pipe(process.stderr);
      child.once('exit', (code, signal) => {
        if (server === child) ended(signal ?? `exit code ${String(code)}`);
      });
    },
    rallyline: async (...words) => {
      const command = run('cli.js', words);
      const said = gathered(command);
      const [code] = (await once(command, 'close')) as [number | null];
      if (code !== 0) throw new Error(`rallyline ${words[0] ?? ''} failed: ${said().trim()}`);
      return said().trim();
    },
    onEnd: (listener) => {
      ended = listener;
    },
    stop: async () => {
      const stopping = server;
      server = null;
      if (stopping?.exitCode !== null || stopping.signalCode !== null) return;
      const gone = once(stopping, 'exit');
      const impatience = setTimeout(() => stopping.kill('SIGKILL'), GIVEN_UP_AFTER_MS);
      stopping.kill('SIGTERM');
      await gone;
      clearTimeout(impatience);
    },
  };
}

/** Everything that it says, on either stream. */
function gathered(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      // Its first words tell how it began; a server that runs for days is not remembered.
      if (said.length < 10_000) said += chunk.toString();
    });
  }
  return () => said;
}

/** The port where it is free, any free one for 0, or null where it is taken. */
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
