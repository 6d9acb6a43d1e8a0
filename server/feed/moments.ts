/** When a blog was begun, and when readers last saw it or an entry of it change: to the minute, as all public times (rule A4). */
import { toMinute, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { StoreAway, type JournalLists, type Told } from '../storage/ports.js';

export class Moments {
  private known: { standing: string; told: Told } | null = null;

  constructor(private readonly journal: Pick<JournalLists, 'told' | 'momentsOf'>) {}

  /**
   * Entries go as well as come, and their times with them: only the record knows when its last change was made. It is asked
   * once per head; while it is away, the last answer holds (rule F7).
   */
  async of({ slug, epoch, head, updatedAt }: BlogRecord): Promise<Told> {
    const standing = `${epoch} ${head.toString()}`;
    if (this.known?.standing === standing) return this.known.told;
    const told = await this.journal.told(slug, head).catch(unlessAway);
    const { begun, last } = told ?? this.known?.told ?? { begun: updatedAt, last: updatedAt };
    const moments = { begun: toMinute(begun), last: toMinute(last) };
    if (told !== null) this.known = { standing, told: moments };
    return moments;
  }

  /**
   * Returns the moment of each entry's last change, by its id: a label, a pin or a photo leave no time in the entry itself. Empty
   * while the store is away.
   */
  async ofEntries(slug: string, entries: readonly Pick<EntryRecord, 'id' | 'seq'>[]): Promise<Map<string, string>> {
    const seqs = entries.flatMap(({ seq }) => seq ?? []);
    const moments = (await this.journal.momentsOf(slug, seqs).catch(unlessAway)) ?? new Map<number, string>();
    return new Map(
      entries.flatMap(({ id, seq }) => {
        const at = seq === null ? undefined : moments.get(seq);
        return at === undefined ? [] : [[id, toMinute(at)] as const];
      }),
    );
  }
}

function unlessAway(error: unknown): null {
  if (error instanceof StoreAway) return null;
  throw error;
}
