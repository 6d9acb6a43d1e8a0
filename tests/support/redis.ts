/**
 * A Redis for a test, behind a wire: it can be stopped and started, and frozen, so that connections stay open and nothing
 * comes through. Where TEST_REDIS_URL names a Redis that runs already, the wire alone does that.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './program.js';
import { find } from './programs.mjs';
import { createSplitter, isMessage } from './redisReplies.js';
import { openWire, type Filter } from './wire.js';

/** Tells whether a message, as Redis sends it, goes on to that subscriber's connection. */
export type Sieve = (message: Buffer, to: object) => boolean;

export interface TestRedis {
  url: string;
  /** The address of this Redis past the wire. */
  behind: string;
  /** Ends every connection; none can be made until the start. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Answers nothing any more; connections stay open, and new ones seem to be made. */
  freeze: () => void;
  thaw: () => void;
  /** Loses all answers on the connections that are open now, and tells nobody. New connections are whole. */
  loseAnswers: () => void;
  /** Lets subscribers have only messages that the sieve passes; null: all of them. */
  sift: (sieve: Sieve | null) => void;
  close: () => Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const found = find('redis');
  if ('missing' in found) throw new Error(found.missing);
  const server = 'path' in found ? await ownServer(found.path) : null;
  const behind = 'path' in found ? server!.url : found.address;
  // The server starts before the wire, which might else take the port that was free for it.
  await server?.start();
  let sieve: Sieve | null = null;
  const sifted: Filter = (to) => {
    const split = createSplitter();
    return (bytes) => Buffer.concat(split(bytes).filter((reply) => !isMessage(reply) || (sieve?.(reply, to) ?? true)));
  };
  const wire = await openWire(new URL(behind), sifted);
  const url = new URL(behind);
  url.host = `127.0.0.1:${wire.port}`;
  return {
    url: url.href,
    behind,
    stop: async () => {
      wire.cut(true);
      await server?.stop();
    },
    start: async () => {
      await server?.start();
      wire.cut(false);
    },
    freeze: () => (server === null ? wire.hold(true) : server.signal('SIGSTOP')),
    thaw: () => (server === null ? wire.hold(false) : server.signal('SIGCONT')),
    loseAnswers: () => wire.lose(),
    sift: (given) => {
      sieve = given;
    },
    close: async () => {
      await wire.close();
      await server?.close();
    },
  };
}

async function ownServer(program: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    const ending = child;
    child = null;
    if (ending === null) return;
    const closed = once(ending, 'close');
    ending.kill('SIGKILL');
    await closed;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      if (child !== null) return;
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      await new Promise<void>((resolve, reject) => {
        child?.stdout?.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('Ready to accept connections')) resolve();
        });
        child?.once('close', () => reject(new Error(`redis-server ended: ${said}`)));
      });
    },
    stop,
    signal: (signal: NodeJS.Signals) => void child?.kill(signal),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
