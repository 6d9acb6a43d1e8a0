/** Makes what one subscriber is sent, of the record as it stands at that moment. Readings last for one round of sending. */
import { isVisible, publicBlog, publicEntry, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import type { JournalLists, Waiting } from '../storage/ports.js';
import { messageOf } from './message.js';
import { isFresh, isUrgent, isWanted } from './news.js';

/** `nothing`: it is no news any more, and this subscriber has not heard of it. `hidden`: the blog is not public. */
export type Composed =
  { kind: 'message'; payload: string; urgency: 'high' | 'normal' } | { kind: 'nothing' } | { kind: 'hidden' };

export class Composer {
  private readonly blogs = new Map<string, Promise<BlogRecord | null>>();
  private readonly entries = new Map<string, Promise<EntryRecord | null>>();

  constructor(
    private readonly journal: Pick<JournalLists, 'blog' | 'entry'>,
    private readonly now: () => Date,
  ) {}

  /** Throws `StoreAway`. */
  async compose({ subscriber, entry: id, seq, isNews }: Waiting): Promise<Composed> {
    const { blog: slug, lang } = subscriber;
    const blog = await kept(this.blogs, slug, () => this.journal.blog(slug));
    if (blog?.settings.visibility !== 'public') return { kind: 'hidden' };
    const record = await kept(this.entries, `${slug} ${id}`, () => this.journal.entry(slug, id));
    const entry = record !== null && isVisible(record) ? publicEntry(record) : null;
    if (isNews && (entry === null || !isWanted(entry) || !isFresh(entry, this.now()))) return { kind: 'nothing' };
    const message = messageOf({
      blog: publicBlog(blog),
      entry,
      id,
      // As it stands now: of two messages the phone keeps the one with the higher number.
      seq: record?.seq ?? seq,
      lang,
      again: !isNews,
    });
    const urgency = isNews && entry !== null && isUrgent(entry) ? 'high' : 'normal';
    return { kind: 'message', payload: JSON.stringify(message), urgency };
  }
}

function kept<Value>(known: Map<string, Promise<Value>>, name: string, read: () => Promise<Value>): Promise<Value> {
  const standing = known.get(name) ?? read();
  known.set(name, standing);
  return standing;
}
