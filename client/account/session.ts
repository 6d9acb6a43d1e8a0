/** Sessions as an app knows them, and what follows from one without asking the server. */
import type { PublicBlog } from '../../shared/entry.js';
import { halfHeader, NO_HALF, type SessionHalf } from './half.js';
import { AS_DEVICE, sessionBlog, type SessionAnswer } from '../../shared/protocol/desk.js';

export type Session =
  | { kind: 'loading' }
  /** `isRemembered`: the server could not be asked yet; this is the person of the last visit. */
  | { kind: 'signed-in'; answer: SessionAnswer; isRemembered: boolean }
  | { kind: 'signed-out' }
  | { kind: 'revoked' }
  /** The server cannot be reached, and nobody is remembered. */
  | { kind: 'unreachable' };

/** The answer with one of its blogs as that blog stands now. */
export function withBlog(answer: SessionAnswer, now: PublicBlog): SessionAnswer {
  return { ...answer, blogs: answer.blogs.map((blog) => (blog.slug === now.slug ? sessionBlog(now) : blog)) };
}

/** The author in a way that outlives a device: the same byline and role in a blog is the same person. */
export function personIn(blog: string, session: Pick<SessionAnswer, 'name' | 'role'>): string {
  const room = session.role === 'owner' ? '*' : blog;
  return [room, session.role, session.name].join(' ');
}

/** The headers by which a request goes as this session or as none; `half`: where it is sent by other means than `httpApi`. */
export function asDevice(
  session: Pick<SessionAnswer, 'device'> | null,
  half: Pick<SessionHalf, 'get'> = NO_HALF,
): Record<string, string> {
  return { ...(session !== null && { [AS_DEVICE]: session.device }), ...halfHeader(half) };
}

export function isSession(kept: unknown): kept is SessionAnswer {
  const session = kept as Partial<SessionAnswer> | null | undefined;
  return typeof session?.name === 'string' && typeof session.role === 'string' && Array.isArray(session.blogs);
}
