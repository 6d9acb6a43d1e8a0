/**
 * Time for a message that is on its way when everything stops. Telegram may have taken it already, and only its answer has
 * the number by which it can be edited or taken back.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** A stop is ended after 9 seconds (main.ts), of which the listener may take 5. */
export const GRACE_MS = 3_000;

/** Has work aborted so many milliseconds after the signal, and at once where that was aborted before. */
export async function withGrace<Value>(
  signal: AbortSignal,
  graceMs: number,
  work: (late: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (signal.aborted) return work(signal);
  const [late, done] = [new AbortController(), new AbortController()];
  const onAbort = (): void => {
    void sleep(graceMs, undefined, { signal: done.signal }).then(
      () => late.abort(),
      () => undefined,
    );
  };
  signal.addEventListener('abort', onAbort, { once: true, signal: done.signal });
  try {
    return await work(late.signal);
  } finally {
    done.abort();
  }
}
