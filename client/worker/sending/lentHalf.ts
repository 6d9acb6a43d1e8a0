/** The second half of the session, as the worker has it: read and never changed. */
import { NO_HALF, type SessionHalf } from '../../account/half.js';

/**
 * Makes none: a session of before gets its half from a page alone, since one of the build before may be open, and would be
 * put out. Looks again where a half is refused: somebody may be signing in, and must not lose that to a session that the
 * desk ended.
 */
export function lentHalf(half: Pick<SessionHalf, 'get' | 'renew'>): SessionHalf {
  return { ...NO_HALF, get: () => half.get(), renew: () => half.renew() };
}
