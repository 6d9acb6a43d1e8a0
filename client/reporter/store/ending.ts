/**
 * The end of all that this phone keeps. Whoever begins it empties the database in one step, so that nothing waits for its
 * deletion, which an open page can hold up; then tells the other pages and the worker, each of which does its part. From
 * the first moment on nothing is stored any more: a save or an upload that is under way, and a page that slept, bring
 * nothing back.
 */
import type { Database } from '../../store/database.js';
import type { KeptHalf } from '../../store/keptHalf.js';
import type { End, Neighbours } from '../../store/neighbours.js';
import type { PhoneShelf } from '../../store/phoneShelf.js';
import { clearStorages, deleteCaches, deleteDatabases } from '../../store/traces.js';
import { within } from '../../store/within.js';

export interface EndingParts {
  /** null: there is none, and things live in memory. */
  database: Database | null;
  shelf: Pick<PhoneShelf, 'end'>;
  half: Pick<KeptHalf, 'end'>;
  neighbours: Pick<Neighbours, 'tell' | 'listen'>;
}

/** A page that deletes the database says why right after. */
const WORD_MS = 1_000;
/** A page that sleeps in the middle of a save may hold the stores for ever. */
const EMPTY_MS = 2_000;

export class Ending {
  private isBegun = false;
  private tell: (why: End) => void = () => undefined;
  /** Resolves when everything is gone, by whomever. */
  readonly ended = new Promise<End>((resolve) => (this.tell = resolve));

  constructor(private readonly parts: EndingParts) {}

  start(): void {
    const { database, neighbours } = this.parts;
    neighbours.listen((news) => {
      if (typeof news === 'object' && 'end' in news) void this.follow(news.end);
    });
    if (database === null) return;
    database.onDeleted = () => {
      database.letGo();
      setTimeout(() => void this.follow('exit'), WORD_MS);
    };
  }

  /** Takes everything off this phone. Never rejects. */
  async end(why: End): Promise<void> {
    if (this.isBegun) return;
    const { database, neighbours } = this.parts;
    this.begin();
    const emptied = within(EMPTY_MS, database?.empty() ?? Promise.resolve(), () => undefined);
    neighbours.tell({ end: why });
    await emptied.catch(() => undefined);
    // A page that had not heard yet may have stored something since.
    neighbours.tell({ end: why });
    await this.clear(why);
  }

  private async follow(why: End): Promise<void> {
    if (this.isBegun) return;
    this.begin();
    this.parts.database?.letGo();
    await this.clear(why);
  }

  /** The part that needs no wait: it is done also where the page is ended in the next moment. */
  private begin(): void {
    const { shelf, half } = this.parts;
    this.isBegun = true;
    shelf.end();
    half.end();
    clearStorages();
  }

  private async clear(why: End): Promise<void> {
    clearStorages();
    // A phone that the desk put out keeps the app's own files, by which it says so.
    await Promise.all([deleteDatabases(), deleteCaches(why === 'exit' ? 'all' : 'shared')]);
    this.tell(why);
  }
}
