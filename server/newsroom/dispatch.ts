/**
 * The dispatch makes a command a change: it looks at the blog, lets the verb decide, appends under the conditions that
 * were seen, and looks again where they moved in between (rules J2, J3).
 */
import type { BlogSettings, EntryRecord, Publisher } from '../../shared/entry.js';
import type { Receipt } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import { belongsTo, mayCreateBlog } from '../auth/may.js';
import type { Markdown } from '../render/markdown.js';
import { contentOfBlog, digestOf } from '../storage/chain.js';
import {
  StoreAway,
  type Append,
  type Appended,
  type CommandIdentity,
  type Journal,
  type JournalItem,
} from '../storage/ports.js';
import { appendOf, refusedFor } from './appending.js';
import type { Actor, Decide, Look } from './decision.js';
import { identityOf, identityOfInput, type Command } from './commandIdentity.js';
import { Rendering } from './rendering.js';

export interface NewsroomParts {
  journal: Journal;
  markdown: Markdown;
  /** Tells the own feed and the bus; never throws, never delays the receipt (rule B2). */
  publish: (item: JournalItem) => void;
  now: () => Date;
  newId: () => string;
  /** Makes 16 random bytes in hex. */
  newSalt: () => string;
  /** Hears how many seconds the journal took for a change, whatever it answered. */
  onAppended?: (seconds: number) => void;
  /** Hears of a store that is away; the sender hears `unavailable`, and nothing else. */
  onAway?: (error: StoreAway) => unknown;
  /** The publisher of a blog, until its settings name another. */
  publisher: Publisher;
}

/** The answer of a verb. `repeated`: the command was stored before, and this is its first receipt (rule J3). */
export interface Accepted {
  receipt: Receipt;
  repeated: boolean;
}

/** The number of looks after which a command gives up with `unavailable`: each time another change came between. */
const LOOKS = 8;

/** Where each blog begins: its making is its first change. */
const FIRST = { seq: 1, rev: 1 };

export class Dispatch {
  constructor(private readonly parts: NewsroomParts) {}

  async look(actor: Actor, slug: string, rendering = new Rendering(this.parts.markdown)): Promise<Look> {
    const { journal, now } = this.parts;
    const blog = await journal.blog(slug);
    if (blog === null || !belongsTo(actor.person, slug)) throw new Refused('not-found', { field: 'blog' });
    const find = (id: string): Promise<EntryRecord | null> => journal.entry(slug, id);
    const entry = async (id: string): Promise<EntryRecord> => {
      const found = await find(id);
      if (found === null) throw new Refused('not-found', { field: 'id' });
      return found;
    };
    return { actor, blog, at: now().toISOString(), rendering, find, entry };
  }

  /** Runs a command. `input`: the command as it came, where parse made something else of it. */
  run(actor: Actor, id: string, command: Command, decide: Decide, input: unknown = command): Promise<Accepted> {
    return this.refusingWhereAway(async () => {
      const identity = identityOf(actor, id, command, input);
      const rendering = new Rendering(this.parts.markdown);
      for (let looks = 0; looks < LOOKS; looks += 1) {
        const seen = await this.look(actor, command.blog, rendering);
        const accepted = (await this.receiptBefore(command, identity)) ?? (await this.attempt(identity, seen, decide));
        if (accepted !== null) return accepted;
      }
      throw new Refused('unavailable', { after: 1 });
    });
  }

  /** Returns the first receipt of an input that is no command any more, where it was stored as one; else null. */
  async storedBefore(actor: Actor, input: unknown): Promise<Accepted | null> {
    const identity = identityOfInput(actor, input);
    if (identity === null) return null;
    return this.refusingWhereAway(async () => {
      const known = await this.parts.journal.known(identity);
      return known.kind === 'same' ? { receipt: known.receipt, repeated: true } : null;
    });
  }

  async create(actor: Actor, slug: string, settings: BlogSettings): Promise<Accepted> {
    const answer = mayCreateBlog(actor.person);
    if (answer !== null) throw new Refused(answer);
    const { journal, newId, newSalt, now } = this.parts;
    return this.refusingWhereAway(async () => {
      const content = contentOfBlog(slug, { settings });
      const salt = newSalt();
      const { role } = actor.person;
      const draft = { slug, epoch: newId(), settings, at: now().toISOString(), role, content, salt };
      const made = await journal.createBlog({ ...draft, digest: digestOf(salt, content) });
      if (made.kind === 'taken') return this.madeBefore(slug, content);
      return { receipt: { id: slug, seq: made.blog.head, rev: made.blog.rev }, repeated: false };
    });
  }

  /**
   * Returns the first receipt of a blog that stands exactly as it is asked for now, not changed since: the answer to its
   * making was lost. Only owners come this far, who see each blog, so that nothing is shown to a stranger.
   */
  private async madeBefore(slug: string, content: string): Promise<Accepted> {
    const stands = await this.parts.journal.blog(slug);
    const isAsAsked = stands?.rev === FIRST.rev && contentOfBlog(slug, stands) === content;
    if (!isAsAsked) throw new Refused('conflict', { field: 'slug', why: 'slug-taken' });
    return { receipt: { id: slug, ...FIRST }, repeated: true };
  }

  /**
   * Returns the first receipt of a command that changes what stands, where it was stored before. Such a command moves
   * the rev or the state that it names, so a repetition would be refused for its own doing. A post makes its entry, and
   * refuses itself nothing: append finds its repetition without this question.
   */
  private async receiptBefore({ command }: Command, identity: CommandIdentity): Promise<Accepted | null> {
    return command === undefined ? null : this.firstReceipt(identity);
  }

  /** Returns null where another change came between the look and the append. */
  private async attempt(identity: CommandIdentity, seen: Look, decide: Decide): Promise<Accepted | null> {
    const decision = await decide(seen).catch((refused: unknown) => this.receiptInstead(refused, identity));
    if ('receipt' in decision) return decision;
    const appended = await this.append(appendOf(identity, seen, decision, this.parts.newSalt()));
    switch (appended.kind) {
      case 'stored':
        this.parts.publish(appended.item);
        return { receipt: appended.receipt, repeated: false };
      case 'repeated':
        return { receipt: appended.receipt, repeated: true };
      case 'moved':
        return null;
      case 'different':
      case 'foreign':
      case 'revoked':
      case 'missing':
      case 'foreign-photo':
        throw refusedFor(appended.kind);
    }
  }

  private async append(append: Append): Promise<Appended> {
    const begun = performance.now();
    const appended = await this.parts.journal.append(append);
    this.parts.onAppended?.((performance.now() - begun) / 1_000);
    return appended;
  }

  /** Returns null for a new command. Throws where the command's id was used for something else. */
  private async firstReceipt(identity: CommandIdentity): Promise<Accepted | null> {
    const known = await this.parts.journal.known(identity);
    if (known.kind === 'new') return null;
    if (known.kind !== 'same') throw refusedFor(known.kind);
    return { receipt: known.receipt, repeated: true };
  }

  /**
   * Answers a refusal with the first receipt where the command was stored before: its own doing may be the cause, also
   * through another instance since our look (a `rev` that is stale, an entry that is gone), or the blog may have ended.
   */
  private async receiptInstead(refused: unknown, identity: CommandIdentity): Promise<Accepted> {
    const first = refused instanceof Refused ? await this.firstReceipt(identity) : null;
    if (first === null) throw refused;
    return first;
  }

  /** Rule F7: while the store is away, commands are refused with `retry`; the phone keeps them. */
  private async refusingWhereAway<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      this.parts.onAway?.(error);
      throw new Refused('unavailable', { after: 2 });
    }
  }
}
