/** A change on its way into the journal: what a command asks to store, and what the store answers. */
import type { BlogSettings, BlogStatus, EntryRecord, Role, Verb } from '../../../../shared/entry.js';
import type { Receipt } from '../../../../shared/protocol/desk.js';
import type { JournalItem } from './lists.js';

/** A command and its sender, as rule J3 tells them apart. */
export interface CommandIdentity {
  /** The command's id, minted on the phone. */
  id: string;
  blog: string;
  /** The person. */
  author: string;
  /** RFC 8785 JSON of the command without its `rev`: compared by a digest keyed with the content's salt. */
  body: string;
  /** `body` of the command as it came, where it is read differently now: either may be what was stored (rule J3). */
  came?: string;
}

/** The journal's knowledge of a command id. `foreign`: another author or blog used it, and nothing of it may be shown. */
export type Known = { kind: 'new' } | { kind: 'same'; receipt: Receipt } | { kind: 'different' } | { kind: 'foreign' };

/**
 * A change to store, as data (rule J2): the conditions that the newsroom saw, and the change to store where they
 * still hold. The store fills in the numbers that only the lock can give (step, seq, order, the chain's hash).
 */
export interface Append {
  command: CommandIdentity;
  /** The device that must not be revoked; null for the operator's own commands. */
  device: string | null;
  expect: {
    /** The blog's status when the newsroom decided. */
    status: BlogStatus;
    /** The blog's rev when the newsroom decided; only where the change depends on it. */
    blogRev?: number;
    /** The last step of the entry, or null where there must be none yet; absent for a change of the blog. */
    entryStep?: number | null;
  };
  change: {
    verb: Verb;
    /** The entry's id, or null for a change of the blog. */
    entry: string | null;
    /** The content's rev after this change. */
    rev: number;
    at: string;
    role: Role;
    /** Whether readers can see this change: it gets a seq and enters the hash chain. */
    public: boolean;
  };
  /** RFC 8785 JSON of the result's public part, without html, seq and order (rule J5). */
  content: string;
  /** 16 random bytes, hex: the salt of this change's digest. */
  salt: string;
  /** SHA-256 of salt and content, hex, see `digestOf` in storage/chain.ts. */
  digest: string;
  /** The entry as it stands after the change; its `first`, `step`, `seq` and `order` are filled in by the store. */
  entry?: EntryRecord;
  /**
   * The blog's settings after the change. With an entry: where its going takes something from them, and then the blog's
   * own rev rises by one.
   */
  blog?: { settings: BlogSettings; statusAt: string; endedAt: string | null };
  /** Whether the blog's own JSON, and whether the top of the page, changes with it. */
  touches: { blog: boolean; top: boolean };
  /**
   * With takedown: every earlier content row of the entry is emptied, of words, salts and HTML, in the same transaction
   * (rule T1). The row of this change itself stays: it holds what is left of the entry, or that it is gone. Where the
   * whole entry goes, every earlier content of the blog's own changes (verb `blog`) in which its id stands is emptied,
   * too: a point of the summary that linked to it said what it said.
   */
  empties: boolean;
}

export type Appended =
  | { kind: 'stored'; receipt: Receipt; item: JournalItem }
  /** The command was stored before (rule J3): its first receipt. */
  | { kind: 'repeated'; receipt: Receipt }
  /** A condition that the newsroom saw has moved: nothing was stored, and it should look again. */
  | { kind: 'moved' }
  /** The command id was used before with another body. */
  | { kind: 'different' }
  /** The command id is another author's or another blog's; or the entry id is taken in another blog. */
  | { kind: 'foreign' }
  /** The device was revoked. */
  | { kind: 'revoked' }
  /** The entry names a photo that is another entry's, or a photo that was taken down. */
  | { kind: 'foreign-photo' }
  /** There is no blog by that name. */
  | { kind: 'missing' };

/** A blog to make. `role`, `at`, `content`, `salt` and `digest` are those of its first change, as in `Append`. */
export interface BlogDraft {
  slug: string;
  epoch: string;
  settings: BlogSettings;
  at: string;
  role: Role;
  content: string;
  salt: string;
  digest: string;
}
