/**
 * A blog's record as the desk has it, and how items are folded into it: by `step`, without holes within an epoch. Pure;
 * where something was missed it says so, and `record.ts` asks.
 */
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { withVersion, type Versions } from './versions.js';
import type { DeskChangesAnswer, DeskEntriesAnswer, DeskItem } from '../../../shared/protocol/desk.js';

export interface DeskState {
  epoch: string;
  /** Everything up to this step is in here. */
  step: number;
  blog: PublicBlog;
  entries: ReadonlyMap<string, DeskEntry>;
  /** Entries whose `first` is below this are not loaded, but for held and changed ones. null: all are loaded. */
  next: number | null;
  /** Earlier texts that this page has seen. */
  versions: Versions;
}

export type Folded =
  | { is: 'same' }
  | { is: 'changed'; state: DeskState }
  /** Steps between are missing: ask for the changes since the state's own. */
  | { is: 'gap' }
  /** The record began anew: load it. */
  | { is: 'reload' };

/**
 * Begins from the blog, the newest batch, and all batches of held entries below it: an entry that waits is never out of
 * sight. Where the record moved between these answers, the lowest step is the one that is surely reached.
 */
export function begun(
  blog: PublicBlog,
  step: number,
  newest: DeskEntriesAnswer,
  held: readonly DeskEntriesAnswer[] = [],
): DeskState {
  const batches = [newest, ...held];
  return {
    epoch: newest.epoch,
    step: Math.min(step, ...batches.map((one) => one.step)),
    blog,
    entries: new Map(batches.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])),
    next: newest.next,
    versions: new Map(),
  };
}

export function foldItem(state: DeskState, item: DeskItem): Folded {
  if (item.epoch !== state.epoch) return { is: 'reload' };
  // A first item without content only tells where the record stands.
  const tells = item.entry !== null || item.blog !== null;
  if (item.step <= state.step) return { is: 'same' };
  if (!tells || item.step > state.step + 1) return { is: 'gap' };
  return { is: 'changed', state: { ...withItem(state, item), step: item.step } };
}

export function foldChanges(state: DeskState, answer: DeskChangesAnswer): Folded {
  if (answer.reset === true || answer.epoch !== state.epoch) return { is: 'reload' };
  if (answer.to <= state.step) return { is: 'same' };
  const after = answer.items.reduce(withItem, state);
  return { is: 'changed', state: { ...after, step: answer.to } };
}

/** Takes an older batch. Entries that are known here in a newer state stay. */
export function withOlder(state: DeskState, batch: DeskEntriesAnswer): Folded {
  if (batch.epoch !== state.epoch) return { is: 'reload' };
  const after = batch.entries.reduce(withEntry, state);
  return { is: 'changed', state: { ...after, next: batch.next } };
}

function withItem(state: DeskState, { entry, blog }: Pick<DeskItem, 'entry' | 'blog'>): DeskState {
  const after = blog === null ? state : { ...state, blog };
  return entry === null ? after : withEntry(after, entry);
}

function withEntry(state: DeskState, entry: DeskEntry): DeskState {
  const known = state.entries.get(entry.id);
  if (known !== undefined && known.step >= entry.step) return state;
  const entries = new Map(state.entries).set(entry.id, entry);
  return { ...state, entries, versions: withVersion(state.versions, known, entry) };
}
