/** The authors of commands: an item that waits is sent for the person who wrote it, on whatever session. */
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { personIn } from '../../account/session.js';
import type { Item, Items } from './item.js';

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
