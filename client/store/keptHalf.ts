/**
 * The second half of the session in the phone's one store, where pages of the app and the desk, sign-in and the worker
 * find the same one. A phone without room keeps it in localStorage, as the shelf does with the rest; one that stands
 * there is newer than the store's.
 */
import { HALF_KEY, newHalf, type SessionHalf } from '../account/half.js';
import { never } from './cleared.js';
import { last, type Database } from './database.js';
import type { Spare } from './phoneShelf.js';
import { REMOVED } from './removed.js';

export interface KeptHalfParts {
  /** null: the browser gives none. */
  database: Database | null;
  /** null: there is none, as in a service worker. */
  spare: Spare | null;
  /** Lets go of the database, too, where nothing else of the page uses it. */
  letGo?: () => void;
}

type Half = string | null;

export class KeptHalf implements SessionHalf {
  private present: Half = null;
  private isOver = false;

  constructor(private readonly parts: KeptHalfParts) {}

  /** Reads it; rejects where the database is broken. */
  async open(): Promise<void> {
    const { database } = this.parts;
    const isSpared = this.spared() !== undefined;
    // The store takes over what the spare place held.
    if (isSpared) await this.change((kept) => kept);
    else if (database !== null) this.present = await readIn(database);
  }

  readonly get = (): Half => this.present;

  async renew(): Promise<void> {
    // A question of the database would make it anew.
    if (!this.isOver) this.learn(await this.stored());
  }

  make(): Promise<boolean> {
    return this.change((kept) => kept ?? newHalf());
  }

  async forget(): Promise<void> {
    const own = this.present;
    await this.change((kept) => (kept === own ? null : kept));
  }

  /** Keeps the half of a new session; answers whether it outlives this page. */
  keep(half: string): Promise<boolean> {
    return this.change(() => half);
  }

  /** Lets go of it for good: nothing is sent with it any more, and none is stored, in neither place. */
  end(): void {
    this.isOver = true;
    this.present = null;
    this.parts.letGo?.();
  }

  /** Whether this browser keeps anything at all, as far as it tells beforehand. */
  canKeep(): boolean {
    const { database, spare } = this.parts;
    if (database !== null) return true;
    const isKept = spare?.set(`${HALF_KEY}?`, true) === true;
    spare?.remove(`${HALF_KEY}?`);
    return isKept;
  }

  /** Puts another one in its place, in one step for all pages; answers whether what stands here now outlives this page. */
  private async change(to: (kept: Half) => Half): Promise<boolean> {
    const { database, spare } = this.parts;
    if (this.isOver) return never();
    if (database === null) return this.hold(to(this.spared() ?? null));
    try {
      this.learn(await this.written(database, to));
      spare?.remove(HALF_KEY);
      return true;
    } catch {
      return this.holdWhatStands(to);
    }
  }

  private async holdWhatStands(to: (kept: Half) => Half): Promise<boolean> {
    const stored = await this.stored();
    return this.isOver ? never() : this.hold(to(stored));
  }

  /** Takes note of what is stored, unless all of it ended while that was asked. */
  private learn(stored: Half): void {
    if (!this.isOver) this.present = stored;
  }

  private written(database: Database, to: (kept: Half) => Half): Promise<Half> {
    return database.write(['shelf'], async (transaction) => {
      const store = transaction.objectStore('shelf');
      const spared = this.spared();
      const next = to(spared === undefined ? asHalf(await store.get(HALF_KEY)) : spared);
      await last(transaction, [next === null ? store.delete(HALF_KEY) : store.put(next, HALF_KEY)]);
      return next;
    });
  }

  /** Puts it into the spare place. */
  private hold(next: Half): boolean {
    const { database, spare } = this.parts;
    const isGone = next === null && database === null;
    const isKept = !isGone && spare?.set(HALF_KEY, next ?? REMOVED) === true;
    if (!isKept) spare?.remove(HALF_KEY);
    // A half that goes with this page would lock its session out at the next visit.
    this.present = isKept ? next : null;
    return isKept || isGone;
  }

  private async stored(): Promise<Half> {
    const spared = this.spared();
    if (spared !== undefined || this.parts.database === null) return spared ?? null;
    return readIn(this.parts.database).catch(() => this.present);
  }

  /** undefined: nothing stands in the spare place. */
  private spared(): Half | undefined {
    const held = this.parts.spare?.get(HALF_KEY) ?? undefined;
    return held === undefined ? undefined : asHalf(held);
  }
}

function readIn(database: Database): Promise<Half> {
  return database.run(async (connection) => asHalf(await connection.get('shelf', HALF_KEY)));
}

function asHalf(kept: unknown): Half {
  return typeof kept === 'string' ? kept : null;
}
