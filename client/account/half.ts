/**
 * The second half of this browser's session (docs/decisions/0034). It stands in the browser's own store and goes along
 * as a header: a copied cookie opens nothing without it, and a store that was wiped leaves a cookie that is worth nothing.
 */
import { HALF, type SessionAnswer } from '../../shared/protocol/desk.js';
import type { Reply } from './request.js';

/** The key under which it is kept, on the shelf of the phone's one store. */
export const HALF_KEY = 'session/half';

/** The half as one page of this browser, or its worker, knows it. Nothing rejects. */
export interface SessionHalf {
  /** null: there is none here. */
  get(): string | null;
  /** Looks at the store again, where another page may have put one. */
  renew(): Promise<void>;
  /** Makes one for a session of before there were any, where none is stored; answers whether one outlives this page now. */
  make(): Promise<boolean>;
  /** Removes it from the store, unless another page has put another one there since. */
  forget(): Promise<void>;
}

/** The half of a place that never has one. */
export const NO_HALF: SessionHalf = {
  get: () => null,
  renew: () => Promise.resolve(),
  make: () => Promise.resolve(false),
  forget: () => Promise.resolve(),
};

/** Makes 256 random bits in base64url. */
export function newHalf(): string {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}

/** The header by which a request brings the half along. */
export function halfHeader({ get }: Pick<SessionHalf, 'get'>): Record<string, string> {
  const half = get();
  return half === null ? {} : { [HALF]: half };
}

/**
 * Asks for the session, and once more where another half than the one that was sent may be the right one. Which one was
 * sent is noted before: of two questions at a time, the other one may have found the new half already.
 */
export async function askWithHalf(
  half: SessionHalf,
  ask: () => Promise<Reply<SessionAnswer>>,
): Promise<Reply<SessionAnswer>> {
  const sent = half.get();
  const reply = await ask();
  if (reply.kind === 'ok') return reply.value.lacksHalf === true && (await half.make()) ? ask() : reply;
  if (reply.kind !== 'refused' || reply.refusal.code !== 'unauthenticated') return reply;
  // Another page of this browser may have signed in since, or made the half of this session.
  await half.renew();
  return half.get() === sent ? reply : ask();
}
