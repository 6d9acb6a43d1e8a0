/**
 * A reporter's phone, played by a program: the desk's real socket with a bearer token, and real uploads. Commands
 * without an acknowledgement are sent again with the same ids, so nothing is lost or doubled when the connection breaks
 * (rules O1, O2, J3).
 */
import { setTimeout as rest } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  DESK_NAMESPACE,
  DESK_PATH,
  type Acknowledgement,
  type CommandName,
  type Receipt,
} from '../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import type { Refusal } from '../../shared/refusals.js';
import { uploadPhoto, type Photo } from './upload.js';

/** The server will never take this command. */
export class FinalRefusal extends Error {
  override readonly name = 'FinalRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export interface ReporterParts {
  url: string;
  token: string;
  signal: AbortSignal;
  note: (line: string) => void;
}

const ACKNOWLEDGED_IN_MS = 8_000;
const AGAIN_AFTER_MS = 1_000;

export class Reporter {
  private readonly socket: Socket;
  private uploads = Promise.resolve();

  constructor(private readonly parts: ReporterParts) {
    this.socket = io(`${parts.url}${DESK_NAMESPACE}`, {
      path: DESK_PATH,
      auth: { v: PROTOCOL_VERSION, token: parts.token },
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      forceNew: true,
      autoConnect: false,
    });
  }

  start(): void {
    this.socket.on('disconnect', () => this.comeBack());
    this.socket.connect();
  }

  stop(): void {
    this.socket.disconnect();
  }

  /**
   * Resolves when the server has it, however often the connection breaks. Rejects with `FinalRefusal`, or when stopped.
   */
  async send(command: CommandName, payload: Record<string, unknown>): Promise<Receipt> {
    const { signal } = this.parts;
    for (;;) {
      signal.throwIfAborted();
      const answer = await this.attempt(command, payload);
      if (answer?.ok === true) return answer.value;
      if (answer !== null && !answer.refusal.retry) throw new FinalRefusal(answer.refusal);
      const seconds = answer?.refusal.after ?? AGAIN_AFTER_MS / 1_000;
      await rest(seconds * 1_000, undefined, { signal });
    }
  }

  /** Uploads one photo after the other, as a phone does; keeps trying until it is stopped. Never rejects. */
  upload(photo: Photo): void {
    this.uploads = this.uploads.then(() => uploadPhoto(photo, this.parts));
  }

  /**
   * Connects again after the server shut this socket out, which the library leaves to us: the server may have
   * restarted.
   */
  private comeBack(): void {
    if (!this.socket.active && !this.parts.signal.aborted) {
      setTimeout(() => this.socket.connect(), AGAIN_AFTER_MS).unref();
    }
  }

  /**
   * Null where no answer came in time. A command waits in a socket that is not connected; the next attempt repeats it.
   */
  private async attempt(command: CommandName, payload: Record<string, unknown>): Promise<Acknowledgement | null> {
    try {
      return (await this.socket.timeout(ACKNOWLEDGED_IN_MS).emitWithAck(command, payload)) as Acknowledgement;
    } catch {
      return null;
    }
  }
}
