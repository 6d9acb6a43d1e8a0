/**
 * A reporter's phone, played by a program: the real reporters' socket with a bearer token, and real uploads. What was not
 * acknowledged is sent again with the same ids, so nothing is lost or doubled when the line breaks (rules O1, O2, J3).
 */
import { setTimeout as rest } from 'node:timers/promises';
import { io } from 'socket.io-client';
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

export interface Reporter {
  /** Resolves when the server has it, however often the line breaks. Rejects with `FinalRefusal`, or when stopped. */
  send: (command: CommandName, payload: Record<string, unknown>) => Promise<Receipt>;
  /** One photo after the other, as a phone sends them; keeps trying until it is stopped. Never rejects. */
  upload: (photo: Photo) => void;
  close: () => void;
}

export interface ReporterOptions {
  url: string;
  token: string;
  signal: AbortSignal;
  note: (line: string) => void;
}

const ACKNOWLEDGED_IN_MS = 8_000;
const AGAIN_AFTER_MS = 1_000;

export function reporterOn({ url, token, signal, note }: ReporterOptions): Reporter {
  const socket = io(`${url}${DESK_NAMESPACE}`, {
    path: DESK_PATH,
    auth: { v: PROTOCOL_VERSION, token },
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  // One that the server shut out is not tried again by itself; it may only have restarted.
  socket.on('disconnect', () => {
    if (!socket.active && !signal.aborted) setTimeout(() => socket.connect(), AGAIN_AFTER_MS).unref();
  });

  let uploads = Promise.resolve();

  async function attempt(command: CommandName, payload: Record<string, unknown>): Promise<Acknowledgement | null> {
    try {
      // Sent while the line is down, it waits in the socket until the time is over: then the same goes again.
      return (await socket.timeout(ACKNOWLEDGED_IN_MS).emitWithAck(command, payload)) as Acknowledgement;
    } catch {
      return null;
    }
  }

  return {
    send: async (command, payload) => {
      for (;;) {
        signal.throwIfAborted();
        const answer = await attempt(command, payload);
        if (answer?.ok === true) return answer.value;
        if (answer !== null && !answer.refusal.retry) throw new FinalRefusal(answer.refusal);
        const seconds = answer?.refusal.after ?? AGAIN_AFTER_MS / 1_000;
        await rest(seconds * 1_000, undefined, { signal });
      }
    },
    upload: (photo) => {
      uploads = uploads.then(() => uploadPhoto(photo, { url, token, signal, note }));
    },
    close: () => socket.disconnect(),
  };
}
