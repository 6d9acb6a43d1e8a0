/** Timers of the server in the tests' own process, for tests of what it does by itself after some time. */
import type * as Once from './once/timers.js';
import { importOnce } from './readOnce.js';

/**
 * Has timers that the server of tests/support/rally.ts sets from now on fall due fifty times as soon: those of `from` to `to`
 * milliseconds. Timers of another length keep it. Resolves with how to have new ones keep theirs again.
 */
export async function hurryServer(from: number, to = from): Promise<() => void> {
  const once = (await importOnce(new URL('./once/timers.ts', import.meta.url))) as typeof Once;
  return once.hurry(from, to);
}
