/**
 * The bytes of all connections on their way over one narrow line: delayed, throttled and stalled, in pieces as large as a
 * packet. Each direction is a lane of its own.
 */
import type { Socket } from 'node:net';
import type { Chance } from '../seeded.js';

export interface LineFaults {
  /** Bytes a second in each direction, of all connections together; null: as fast as it goes. */
  rate: number | null;
  /** The time of a piece on its way in one direction, ms: a question and its answer take twice that. */
  delay: number;
  /** A piece of this share stops the whole lane for a time between these, ms; null: none does. */
  stalls: { chance: Chance; share: number; least: number; most: number } | null;
}

/** 50 kbit/s, and 800 ms for a question and its answer. */
export const CROWDED: Pick<LineFaults, 'rate' | 'delay'> = { rate: 6_250, delay: 400 };

const PIECE = 1_460;

/** A direction of the line. `faults` may change while bytes are under way. */
export class Lane {
  private freeAt = 0;

  constructor(private readonly faults: LineFaults) {}

  /** Puts a piece onto the lane; answers when it has left, and when it arrives, ms since 1970. */
  send(bytes: number): { leaves: number; arrives: number } {
    const { rate, delay, stalls } = this.faults;
    const stalled = stalls?.chance.happens(stalls.share)
      ? stalls.least + stalls.chance.below(stalls.most - stalls.least)
      : 0;
    this.freeAt = Math.max(this.freeAt, Date.now()) + stalled + (rate === null ? 0 : (bytes / rate) * 1_000);
    return { leaves: this.freeAt, arrives: this.freeAt + delay };
  }
}

/** Carries everything from one socket to the other, in order; the end of one is the end of the other. */
export async function carry(from: Socket, to: Socket, lane: Lane): Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  try {
    // A socket that has said everything still listens: it must not end with the loop.
    for await (const chunk of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      for (const piece of piecesOf(chunk)) {
        const { leaves, arrives } = lane.send(piece.length);
        last = last.then(() => until(arrives)).then(() => to.writable && to.write(piece));
        await until(leaves);
      }
    }
    await last;
    to.end();
  } catch {
    to.destroy();
  }
}

/** The time that a connection takes to be made: a question and its answer. */
export function handshake({ delay }: LineFaults): Promise<void> {
  return until(Date.now() + 2 * delay);
}

function* piecesOf(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

function until(time: number): Promise<void> {
  const ms = time - Date.now();
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
