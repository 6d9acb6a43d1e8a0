/** Makes what one subscriber is sent, of the record as it stands at that moment. */
import {
  isVisible,
  publicBlog,
  publicEntry,
  type BlogRecord,
  type EntryRecord,
  type PublicEntry,
} from '../../shared/entry.js';
import type { JournalLists, Waiting } from '../storage/ports.js';
import { doesNotStand, messageOf } from './message.js';
import { isFresh, isUrgent, isWanted } from './news.js';

/** `nothing`: it is no news any more, and this subscriber cannot have heard of it, or what was heard stands. `hidden`: the blog is not public. */
export type Composed =
  | { kind: 'message'; payload: string; urgency: 'high' | 'normal' }
  | { kind: 'nothing' }
  | { kind: 'hidden' };

/** So long a reading serves: a service that answers slowly must not be sent words that are withdrawn meanwhile. */
const READ_MS = 1_000;

export class Composer {
  private readonly blogs: Readings<BlogRecord> = new Map();
  private readonly entries: Readings<EntryRecord> = new Map();

  constructor(
    private readonly journal: Pick<JournalLists, 'blog' | 'entry'>,
    private readonly now: () => Date,
  ) {}

  /** Throws `StoreAway`. */
  async compose({ subscriber, entry: id, seq, isNews, mayBeTold }: Waiting): Promise<Composed> {
    const { blog: slug, lang } = subscriber;
    const blog = await this.read(this.blogs, slug, () => this.journal.blog(slug));
    if (blog?.settings.visibility !== 'public') return { kind: 'hidden' };
    const record = await this.read(this.entries, `${slug} ${id}`, () => this.journal.entry(slug, id));
    const entry = record !== null && isVisible(record) ? publicEntry(record) : null;
    const isFirst = isNews && entry !== null && isWanted(entry) && isFresh(entry, this.now());
    if (isNews && !isFirst && !(mayBeTold && isTakenBack(entry))) return { kind: 'nothing' };
    const message = messageOf({
      blog: publicBlog(blog),
      entry,
      id,
      // As it stands now: of two messages the phone keeps the one with the higher number.
      seq: record?.seq ?? seq,
      lang,
      again: !isFirst,
    });
    const urgency = isFirst && isUrgent(entry) ? 'high' : 'normal';
    return { kind: 'message', payload: JSON.stringify(message), urgency };
  }

  private read<Value>(known: Readings<Value>, name: string, ask: () => Promise<Value | null>): Promise<Value | null> {
    const now = this.now().getTime();
    const standing = known.get(name);
    if (standing !== undefined && now - standing.at < READ_MS) return standing.value;
    const value = ask();
    known.set(name, { at: now, value });
    return value;
  }
}

/** Whether readers who heard of it have to hear once more. */
function isTakenBack(entry: PublicEntry | null): boolean {
  return entry === null || doesNotStand(entry);
}

/** Records by name, and when each was read. */
type Readings<Value> = Map<string, { at: number; value: Promise<Value | null> }>;
