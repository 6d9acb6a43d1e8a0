/** The desk's socket: commands with an acknowledgement, and news of what the person may see. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import {
  DESK_NAMESPACE,
  DESK_PATH,
  type CommandName,
  type DeskAuth,
  type DeskEvents,
  type EditorEvents,
} from '../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import type { Refusal } from '../../shared/refusals.js';
import { refusalIn } from './request.js';
import type { CommandSocket } from './transport.js';

export interface DeskListeners extends DeskEvents, Partial<Pick<EditorEvents, 'item' | 'readers'>> {
  up: () => void;
  down: () => void;
  /** A packet came from the server, if only its heartbeat. */
  alive: () => void;
  /** The server does not let us in. */
  refused: (refusal: Refusal) => void;
  /** The blog whose whole desk is to be heard, told at each connection; null: none. */
  desk: () => string | null;
  /** The second half of the session, told at each connection; null: there is none. */
  half: () => string | null;
}

/** An account's connection to the server. */
export interface AccountSocket extends CommandSocket {
  readonly isUp: ReadonlySignal<boolean>;
  open(): void;
  close(): void;
  /** Tries to connect at once instead of after the present rest. */
  wake(): void;
  /** Leaves a connection that says nothing any more, for a new one. */
  renew(): void;
}

export class DeskSocket implements AccountSocket {
  private readonly up = signal(false);
  private readonly socket: Socket;
  readonly isUp: ReadonlySignal<boolean> = this.up;

  constructor(private readonly on: DeskListeners) {
    // Polling is not needed: commands have HTTP beside the socket (rule O6).
    this.socket = io(DESK_NAMESPACE, {
      path: DESK_PATH,
      auth: (tell: (auth: object) => void) => tell(authFor(on)),
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 1_000,
      reconnectionDelayMax: 20_000,
      randomizationFactor: 0.9,
      timeout: 10_000,
    });
    this.listenToConnection();
    this.listenToEvents();
  }

  open(): void {
    this.socket.io.reconnection(true);
    this.socket.connect();
  }

  close(): void {
    this.socket.io.reconnection(false);
    this.socket.disconnect();
  }

  /** Tries to connect at once instead of after the present rest. */
  wake(): void {
    if (!this.socket.connected && this.socket.io.reconnection()) this.socket.connect();
  }

  /** Leaves a connection that says nothing any more, for a new one. */
  renew(): void {
    if (this.socket.connected) this.socket.io.engine.close();
  }

  ask(command: CommandName, payload: Record<string, unknown>, ms: number): Promise<unknown> {
    return this.socket.timeout(ms).emitWithAck(command, payload) as Promise<unknown>;
  }

  private listenToConnection(): void {
    const { socket, on } = this;
    socket.io.on('open', () => socket.io.engine.on('packet', on.alive));
    socket.on('connect', () => {
      this.up.value = true;
      on.up();
    });
    socket.on('disconnect', () => {
      this.up.value = false;
      on.down();
      // A server that closed the connection on purpose is asked again, too: it may only have restarted.
      if (!socket.active) setTimeout(() => socket.connect(), 2_000 + Math.random() * 8_000);
    });
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      const refusal = refusalIn(error.data);
      if (refusal !== null) on.refused(refusal);
    });
  }

  private listenToEvents(): void {
    const { socket, on } = this;
    socket.on('entry', on.entry);
    socket.on('blog', on.blog);
    if (on.item !== undefined) socket.on('item', on.item);
    if (on.readers !== undefined) socket.on('readers', on.readers);
    socket.on('revoked', () => {
      socket.io.reconnection(false);
      on.revoked();
    });
  }
}

function authFor(on: Pick<DeskListeners, 'desk' | 'half'>): DeskAuth {
  const [desk, half] = [on.desk(), on.half()];
  return { v: PROTOCOL_VERSION, ...(desk !== null && { desk }), ...(half !== null && { half }) };
}
