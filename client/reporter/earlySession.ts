/** The session that was asked for before the app was here, handed to the app's first question for it. */
import { halfHeader } from '../account/half.js';
import { HALF } from '../../shared/protocol/desk.js';
import { REQUEST } from '../account/request.js';

export interface EarlyAnswer {
  status: number;
  /** The answer's JSON. */
  text: string;
  /** The time at which it came, ms since 1970 by this device's clock. */
  at: number;
  /** The second half of the session with which it was asked for; null: with none. */
  half: string | null;
}

declare global {
  /** The answer that `early.ts` waits for; undefined where that script did not come. */
  var rallylineSession: Promise<EarlyAnswer | null> | undefined;
}

const SESSION = '/api/v1/session';
/** An answer that lay here for longer says too little about who is signed in now. */
const FRESH_MS = 30_000;

/** null: the network failed. */
export async function earlyAnswer(
  fetchIt: typeof fetch,
  now: () => number,
  half: string | null,
): Promise<EarlyAnswer | null> {
  try {
    const headers = { 'X-Rallyline': '1', ...halfHeader({ get: () => half }) };
    const response = await fetchIt(SESSION, { ...REQUEST, headers });
    return { status: response.status, text: await response.text(), at: now(), half };
  } catch {
    return null;
  }
}

/** A fetch whose first question for the session is answered by the early answer, where there is one in time. */
export function withEarlySession(
  fetchIt: typeof fetch,
  early: Promise<EarlyAnswer | null> | undefined,
  now: () => number,
): typeof fetch {
  let waiting = early;
  return async (input, init) => {
    const asked = waiting;
    if (asked === undefined || input !== SESSION || init?.method !== 'GET') return fetchIt(input, init);
    waiting = undefined;
    const answer = await Promise.race([asked, whenGivenUp(init.signal)]);
    if (answer === null || now() - answer.at > FRESH_MS || !isAskedAs(answer, init)) return fetchIt(input, init);
    return new Response(asOfNow(answer, now()), { status: answer.status });
  };
}

/** Whether the app asks with the same second half: an answer to another one says nothing. */
function isAskedAs({ half }: EarlyAnswer, { headers }: RequestInit): boolean {
  return new Headers(headers).get(HALF) === half;
}

function whenGivenUp(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('no answer in time'))));
}

/** The answer with the server's clock moved on by the time that it lay here: the app sets its own clock by it. */
function asOfNow({ text, at }: EarlyAnswer, now: number): string {
  try {
    const session = JSON.parse(text) as { now?: string };
    if (session.now === undefined) return text;
    return JSON.stringify({ ...session, now: new Date(Date.parse(session.now) + now - at).toISOString() });
  } catch {
    return text;
  }
}
