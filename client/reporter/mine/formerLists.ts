/** Lists of own entries that former builds kept with all their words: they go at the first start. */
import type { DeskEntry } from '../../../shared/entry.js';
import type { Shelf } from '../../account/shelf.js';
import { keepOwn, keptOfServer, keptOwn } from './keptOwn.js';

const LIST = 'mine/';
const REVISION = 'rev/';

/** Answers with the ids of entries that a former build had sent; null where none was here. */
export function letGoOfFormerLists(shelf: Shelf): Set<string> | null {
  const keys = shelf.keys().filter((key) => key.startsWith(LIST) || key.startsWith(REVISION));
  if (keys.length === 0) return null;
  for (const key of keys) if (key.startsWith(LIST)) keepWithoutWords(shelf, key.slice(LIST.length), shelf.get(key));
  for (const key of keys) shelf.remove(key);
  return new Set(keys.filter((key) => key.startsWith(REVISION)).map((key) => key.slice(REVISION.length)));
}

function keepWithoutWords(shelf: Shelf, slug: string, list: unknown): void {
  const { entries } = (list ?? {}) as { entries?: unknown };
  if (!Array.isArray(entries)) return;
  const whole = entries.filter((entry: Partial<DeskEntry> | null) => typeof entry?.receivedAt === 'string');
  keepOwn(shelf, slug, [...keptOwn(shelf, slug), ...keptOfServer(whole as DeskEntry[])]);
}
