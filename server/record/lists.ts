/** The two lists of a record that can be followed: readers' by seq, the desk's by step. A follower is told one of them. */
import { CHANGES_MAX_DELTAS } from '../../shared/protocol/readers.js';
import type { JournalItem, JournalLists, JournalPosition, PublicSince } from '../storage/ports.js';

/** A place in a list. */
export interface ListPosition {
  epoch: string;
  /** The list's number of the last item before this place: a seq or a step. */
  at: number;
}

/** A piece of a list, folded: each entry once, in its latest state. */
export interface Batch {
  epoch: string;
  /** By rising number. */
  items: JournalItem[];
  /** Everything up to this number is in `items`. */
  to: number;
  /** The number at which the list ended when it was read ... */
  end: number;
  /** ... and the record's step then. */
  step: number;
}

export interface RecordList {
  /** The item's number; null where this list does not have it. */
  numberOf: (item: JournalItem) => number | null;
  /** The number at which the list of a record ends that stands there. */
  endOf: (position: JournalPosition) => number;
  /** Items after a number; null where there is no such blog. Throws `StoreAway`. */
  after: (journal: JournalLists, slug: string, number: number) => Promise<Batch | null>;
}

const READ_AT_ONCE = 200;

/** `atOnce`: entries that are read at once. */
export function publicList(atOnce: number): RecordList {
  return {
    numberOf: ({ seq }) => seq,
    endOf: ({ head }) => head,
    after: async (journal, slug, seq) => {
      const answer = await journal.since(slug, seq, atOnce);
      if (answer === null) return null;
      const { epoch, to, head, step } = answer;
      return { epoch, items: publicItems(slug, answer, seq), to, end: head, step };
    },
  };
}

export const PUBLIC_LIST = publicList(CHANGES_MAX_DELTAS);

export const DESK_LIST: RecordList = {
  numberOf: ({ step }) => step,
  endOf: ({ step }) => step,
  after: async (journal, slug, step) => {
    const answer = await journal.deskSince(slug, step, READ_AT_ONCE);
    if (answer === null) return null;
    const { epoch, items, to } = answer;
    return { epoch, items, to, end: answer.step, step: answer.step };
  },
};

/** The blog stands with the entry that moved it, or by itself where that entry moved on. */
function publicItems(slug: string, { epoch, entries, blog, to }: PublicSince, since: number): JournalItem[] {
  const moved = blog === null ? [] : [blog.blogSeq, blog.topSeq].filter((seq) => seq > since && seq <= to);
  const blogSeq = Math.max(0, ...moved);
  const items = entries.map((entry): JournalItem => {
    const { step, seq } = entry;
    return { slug, epoch, step, seq, entry, blog: seq === blogSeq ? blog : null };
  });
  if (blog === null || items.some(({ seq }) => seq === blogSeq)) return items;
  const alone: JournalItem = { slug, epoch, step: blog.step, seq: blogSeq, entry: null, blog };
  return [...items, alone].sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
}
