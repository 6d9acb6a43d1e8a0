/** When a blog was begun, and when readers last saw it change: to the minute, as all public times (rule A4). */
import { toMinute, type BlogRecord } from '../../shared/entry.js';
import { StoreAway, type JournalLists, type Told } from '../storage/ports.js';

export class Moments {
  private known: { standing: string; told: Told } | null = null;

  constructor(private readonly journal: Pick<JournalLists, 'told'>) {}

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
}

function unlessAway(error: unknown): null {
  if (error instanceof StoreAway) return null;
  throw error;
}
