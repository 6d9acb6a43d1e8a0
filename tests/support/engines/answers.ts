/** Answers of an engine to a step: in time, or from a page that was left meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Time that the engine may take for one step: a page that hangs never answers. */
const ANSWER_MS = 60_000;

/** Rejects where the engine does not answer in time. */
export async function answered<Answer>(what: string, answer: Promise<Answer>): Promise<Answer> {
  const stop = new AbortController();
  const late = sleep(ANSWER_MS, null, { signal: stop.signal }).then(() => {
    throw new Error(`${what}: the browser did not answer within ${String(ANSWER_MS)} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => undefined);
    stop.abort();
  }
}

/** Answers with null where the page was left while it was looked at; other errors stay errors. */
export function atPageChange(error: unknown): null {
  if (/context|realm|navigat|frame|document|body|stale|JavascriptError/i.test(String(error))) return null;
  throw error;
}
