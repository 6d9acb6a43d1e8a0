/** A go of carrying to a channel: the notes as they stand within it, and entries as they stand at that moment. */
import { isVisible, publicEntry, toMinute, type PublicEntry } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import type { Change, Load } from '../outlets/carrier.js';
import type { JournalLists } from '../storage/ports.js';
import type { Channel } from './channel.js';
import { goneMessage, type Around } from './message.js';
import { readNote, written, type Note } from './note.js';
import type { Pictures } from './pictures.js';
import { Hidden } from './hidden.js';

export interface RoundParts {
  channel: Channel;
  pictures: Pick<Pictures, 'uploadOf'>;
  journal: Pick<JournalLists, 'blog' | 'entry'>;
  /** The origin of our addresses. */
  url: string;
  /** The channel's language; null: the blog's first one. */
  lang: string | null;
}

export class Round {
  /** The notes that changed. */
  readonly changed = new Map<string, string | null>();

  constructor(
    readonly parts: RoundParts,
    private readonly load: Load,
  ) {}

  get channel(): Channel {
    return this.parts.channel;
  }

  /** The note of an entry that is to be carried in this go. */
  noteOf(entry: string): Note | null {
    const changed = this.changed.get(entry);
    const note = changed === undefined ? this.load.notes.get(entry) : changed;
    return note === undefined || note === null ? null : readNote(note);
  }

  keep(entry: string, note: Note | null): void {
    const text = note === null ? null : written(note);
    const stands = this.changed.has(entry) ? this.changed.get(entry) : (this.load.notes.get(entry) ?? null);
    if (text !== stands) this.changed.set(entry, text);
  }

  /** Whether a new message is due: the channel begins with what readers first saw after it was set, and withdrawn words are not said anew. */
  isDue(entry: PublicEntry): boolean {
    return entry.verification !== 'withdrawn' && this.noteOf(entry.id) === null && !this.isOfBefore(entry);
  }

  /** Whether readers saw the entry before the channel was set. A restored record counts anew: there the time tells, to its minute. */
  private isOfBefore({ order, publishedAt }: PublicEntry): boolean {
    const { outlet, changes } = this.load;
    const isOfOneCount = changes.every(({ epoch }) => epoch === outlet.since.epoch);
    return isOfOneCount ? order <= outlet.since.seq : publishedAt < toMinute(outlet.addedAt);
  }

  /** The channel's language, where the blog (still) has it. */
  get lang(): string {
    const { lang } = this.parts;
    const languages = this.load.blog?.languages ?? (lang === null ? [] : [lang]);
    return lang !== null && languages.includes(lang) ? lang : (languages[0] ?? 'en');
  }

  /** The words in the place of those that cannot be deleted. */
  get instead(): string {
    return goneMessage(this);
  }

  get around(): Around {
    const { blog } = this.load;
    if (blog === null) throw new Error('a blog that nobody may see has no words');
    return { blog, lang: this.lang, url: this.parts.url };
  }

  /** The entry as readers may see it at this moment; null where they may not. Throws `Hidden`. */
  async entry(id: string): Promise<PublicEntry | null> {
    if (this.load.blog === null) return null;
    const { journal } = this.parts;
    const slug = this.load.outlet.blog;
    const now = await journal.blog(slug);
    if (now !== null && !isForReaders(now.settings)) throw new Hidden();
    const record = await journal.entry(slug, id);
    return record !== null && isVisible(record) ? publicEntry(record) : null;
  }

  /** The entry of a change as it stands now; null where it is none, or nobody may see it. */
  async now(change: Change): Promise<PublicEntry | null> {
    return 'entry' in change ? this.entry(change.entry.id) : null;
  }

  /** Those of these entries that readers may see at this moment, in the same order. */
  async entries(ids: readonly string[]): Promise<PublicEntry[]> {
    const entries = await Promise.all(ids.map((id) => this.entry(id)));
    return entries.filter((entry) => entry !== null);
  }
}
