/** The author of a command, in a way that outlives a device: the same byline and role in a blog is the same person. */
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import type { Item, Items } from './item.js';

export function personIn(blog: string, session: Pick<SessionAnswer, 'name' | 'role'>): string {
  const room = session.role === 'owner' ? '*' : blog;
  return [room, session.role, session.name].join(' ');
}

/** Whether this session may send an item (rule O5). */
export function isOf(
  session: Pick<SessionAnswer, 'name' | 'role' | 'blogs'>,
  item: Pick<Item, 'blog' | 'person'>,
): boolean {
  return session.blogs.some(({ slug }) => slug === item.blog) && item.person === personIn(item.blog, session);
}

/** The number of entries that wait for people who are not signed in now: their items are kept, and not sent (rule O5). */
export function othersIn(items: Items, answer: SessionAnswer | null): number {
  const theirs = items.filter((item) => answer === null || !isOf(answer, item));
  return new Set(theirs.map(({ entry }) => entry)).size;
}
