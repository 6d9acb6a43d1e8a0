/**
 * The bus tells the other instances of a change at once. It may lose, repeat and reorder, and nothing rests on it: every
 * feed compares itself with the journal (rules B2, F1, F4). So it has no way to say that it was away and is back: within
 * a second each feed has found out by itself, and there is one way to heal instead of two.
 */
import type { JournalItem } from '../storage/ports.js';

export type BusListener = (item: JournalItem) => void;

/** Notices between instances, beside changes. Nothing needs them to be right; they only make things quicker. */
export type Notice =
  /** A device was revoked: an instance with devices connected asks the store at once (rule A3). */
  | { kind: 'revoked' }
  /** The number of readers that one instance has, by blog; a blog that is left out has none. */
  | { kind: 'readers'; counts: Readonly<Record<string, number>> };

/** `from` names the instance, for as long as it runs. */
export type NoticeListener = (notice: Notice, from: string) => void;

export interface Bus {
  /** Tells all listeners of the item's blog, here and elsewhere. Never throws and never waits. */
  publish(item: JournalItem): void;
  /** Hears the items of one blog; returns how to stop. */
  subscribe(slug: string, listener: BusListener): () => void;
  /** Tells the other instances, and not this one. Never throws and never waits. */
  tell(notice: Notice): void;
  /** Hears what other instances tell; returns how to stop. */
  hear(listener: NoticeListener): () => void;
  close(): Promise<void>;
}
