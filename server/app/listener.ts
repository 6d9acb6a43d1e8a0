/** The HTTP server of the app: from its first answer to the end of its last connection. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.js';
import { Answers, type Answer } from '../http/answers.js';
import { createHttpServer, listenOn } from '../http/httpServer.js';
import type { Connections } from './connections.js';

/** The time that answers under way have once the server stops; commands first, then everything else. */
const SETTLE_MS = 5_000;

export type { Answer };

export interface ListenerParts {
  /** A server that listens already; without it the listener makes its own. */
  server: Server | undefined;
  config: Config;
  answer: Answer;
  connections: Connections;
  onFault: (error: unknown, where: string) => unknown;
}

export class Listener {
  private readonly server: Server;
  private readonly answers: Answers;
  private starting: Promise<void> = Promise.resolve();
  private ending: Promise<void> | null = null;

  constructor(private readonly parts: ListenerParts) {
    this.server = parts.server ?? createHttpServer();
    this.answers = new Answers(parts);
  }

  /** Answers requests from now on: a server that listens already may have some at once. */
  attach(): void {
    const { connections } = this.parts;
    this.answers.start();
    this.server.on('request', this.answers.take);
    this.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.answers.letGo(socket);
      if (!socket.destroyed) connections.take(request, socket, head);
    });
  }

  /** Rejects where the port cannot be had. */
  async start(): Promise<void> {
    const { config, onFault } = this.parts;
    if (!this.server.listening) this.starting = listenOn(this.server, config);
    await this.starting;
    // A connection that cannot be taken (no file is left for it) ends nothing else from here on.
    this.server.on('error', (error) => onFault(error, 'taking a connection'));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes no new connection, finishes the commands under way, and ends every connection; once. */
  stop(): Promise<void> {
    this.ending ??= this.end();
    return this.ending;
  }

  private async end(): Promise<void> {
    const { server } = this;
    const { connections } = this.parts;
    // A server that is closed before it listens never says that it does.
    await this.starting.catch(() => undefined);
    const closed = new Promise((resolve) => server.close(resolve));
    await settled(connections.settle());
    connections.close();
    server.closeIdleConnections();
    await settled(closed);
    server.closeAllConnections();
    connections.endAll();
    this.answers.stop();
  }
}

/** Waits for the work, and not longer than the grace period. */
function settled(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, sleep(SETTLE_MS, undefined, { ref: false })]);
}
