/** The readers that a bench puts on a server, and frames sent to them at a steady pace. */
import type { ReadersQuestion } from '../load/readers.js';
import { clock, pause } from './clock.js';
import type { Stage } from './stage.js';

export type AskReaders = <Answer>(question: ReadersQuestion) => Promise<Answer>;

/** Starts a process of readers; the returned function asks it. */
export async function startReaders(stage: Stage): Promise<AskReaders> {
  const readers = await stage.program('load/readers.ts');
  return <Answer>(question: ReadersQuestion) => readers.ask<Answer>(question);
}

export interface Pace {
  everyMs: number;
  /** Milliseconds after the last frame, until it has come everywhere. */
  settleMs: number;
}

export async function sendFrames(
  send: (number: number) => Promise<unknown>,
  frames: number,
  { everyMs, settleMs }: Pace,
): Promise<void> {
  for (let number = 0; number < frames; number += 1) {
    const begun = clock();
    await send(number);
    await pause(begun + everyMs - clock());
  }
  await pause(settleMs);
}
