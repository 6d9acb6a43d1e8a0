/**
 * The phone's durable queue of commands and photos (rules O1-O6). An item is stored before the promise resolves, and
 * leaves only when the server has accepted it or the reporter let it go.
 *
 * The chapters: item (what waits) · queue, due, photos (the rules, pure), photoAgain, stillPhoto (those of later screens) ·
 * ledger (what is held) · store (its port) · courier (what goes when) · lanes · written (the time of writing) · verdict,
 * settlement (what an answer means, and does) · senderLock, storedLease (which open page sends) · photoLane, upload, tus,
 * exchange, chunkSizer (a photo's bytes).
 */
import type { DeskEntry } from '../../shared/entry.js';
import type { Reading } from '../account/clock.js';
import type { EntryContent } from '../entry/entryContent.js';
import { Courier, type CourierParts } from './outbox/courier.js';
import type { Item, Items } from './outbox/item.js';
import { Ledger } from './outbox/ledger.js';
import { PhotoLane, type PhotoLaneParts } from './outbox/photoLane.js';
import { settledBy } from './outbox/photos.js';
import {
  discarded,
  isNeverSent,
  mended,
  released,
  resumed,
  withoutRetract,
  withPost,
  withRetract,
  withRevise,
  type Mending,
} from './outbox/queue.js';
import { Settlement, type SettlementParts } from './outbox/settlement.js';
import type { OutboxStore } from './outbox/store.js';
import type { SenderLock } from './outbox/senderLock.js';

export type { Send } from './outbox/courier.js';
export type { OutboxState } from './outbox/ledger.js';

export type OutboxParts = Omit<CourierParts, 'ledger' | 'settlement' | 'photos'> &
  Omit<SettlementParts, 'ledger'> &
  Omit<PhotoLaneParts, 'ledger'> & {
    store: OutboxStore;
    senderLock: SenderLock;
    newId: () => string;
    /** The server's present time, ISO 8601; by default the device's. */
    serverNow?: () => string;
  };

/** The blog that a command goes to, and the person who wrote it. */
export interface Address {
  blog: string;
  person: string;
}

export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const outbox = new Outbox(parts);
  await outbox.open();
  return outbox;
}

export class Outbox {
  private readonly ledger: Ledger;
  private readonly courier: Courier;
  /** The meaning of answers, also to a retraction that goes beside the queue. */
  readonly settlement: Settlement;
  private giveUpLock: () => void = () => undefined;
  private endListening: () => void = () => undefined;
  readonly state: Ledger['state'];
  readonly progress: PhotoLane['progress'];
  /** Entries that this page let go of, or withdrew, before the server had them: a change of such a one goes as a post. */
  readonly nowhere = new Set<string>();

  constructor(private readonly parts: OutboxParts) {
    const ledger = new Ledger(parts.store);
    const photos = new PhotoLane({ ...parts, ledger });
    const onAccepted: OutboxParts['onAccepted'] = (item, receipt) => {
      if (receipt === null) this.nowhere.add(item.entry);
      parts.onAccepted(item, receipt);
    };
    this.settlement = new Settlement({ ...parts, ledger, onAccepted });
    this.courier = new Courier({ ...parts, ledger, photos, settlement: this.settlement });
    this.ledger = ledger;
    this.state = ledger.state;
    this.progress = photos.progress;
  }

  /** Reads the stored items, and waits for the sender's lock. */
  open(): Promise<void> {
    const look = () => void this.ledger.refresh().then(() => this.courier.pump());
    this.giveUpLock = this.parts.senderLock(
      () => {
        this.courier.setTurn(true);
        // The page that had the lock before may have sent since this one last looked.
        look();
      },
      () => this.courier.setTurn(false),
    );
    this.endListening = this.parts.store.subscribe(look);
    return this.ledger.refresh();
  }

  /**
   * Answers with the entry's id once it is stored. The photos that the content names follow it. `clock`: the reading by
   * which the event's time was reckoned; absent where the reporter named that time. A draft that was sent before, as `id`,
   * and is still here changes the entry that waits.
   */
  async post(to: Address, content: EntryContent, clock?: Reading, id = this.parts.newId()): Promise<string> {
    const { happenedAt } = content;
    const written = clock !== undefined && typeof happenedAt === 'string' && { written: { ...clock, happenedAt } };
    const post = { ...this.fresh(to, id), entry: id, verb: 'post' as const, words: content, ...written };
    if (this.has(id)) await this.mend(to, id, { words: content });
    else await this.edit((items) => withPost(items, post));
    this.nowhere.delete(id);
    return id;
  }

  /** Whether a command of that id waits. */
  has(id: string): boolean {
    return this.state.value.items.some(({ command }) => command === id);
  }

  revise(to: Address, entry: string, made: { base: EntryContent; words: EntryContent; rev: number }): Promise<void> {
    return this.edit((items) => withRevise(items, { ...this.fresh(to), verb: 'revise', entry, ...made }));
  }

  /** The retraction leaves after `undoFor` ms, before all else; until then `undoRetract` takes it back. */
  retract(to: Address, entry: string, undoFor: number): Promise<void> {
    const notBefore = this.parts.now() + undoFor;
    return this.edit((items) => withRetract(items, { ...this.fresh(to), verb: 'retract', entry, notBefore }));
  }

  undoRetract(entry: string): Promise<void> {
    return this.edit((items) => withoutRetract(items, entry), false);
  }

  /** Sends another content in place of a refused one. `base` and `rev`: the entry as it stands now; left out for a post. */
  mend(to: Address, entry: string, next: Pick<Mending, 'words' | 'base' | 'rev'>): Promise<void> {
    return this.edit((items) => mended(items, { ...this.fresh(to), verb: 'revise', entry, ...next }));
  }

  discard(entry: string): Promise<void> {
    return this.edit((items) => {
      const left = discarded(items, entry);
      if (isNeverSent(items, entry) && !isNeverSent(left, entry)) this.nowhere.add(entry);
      return left;
    }, false);
  }

  /** Compares with the reporter's entries on the server: photos that the server has, or that no entry needs, leave. */
  async heard(entries: readonly DeskEntry[]): Promise<void> {
    const settle = (items: Items) => entries.reduce(settledBy, items);
    const { items } = this.state.value;
    if (settle(items).length < items.length) await this.edit(settle, false);
  }

  /** Sets the person whose items may go (rule O5); null while nobody is signed in. A call means that the session was just checked. */
  signedIn(isMine: ((item: Item) => boolean) | null): void {
    this.courier.setMine(isMine);
  }

  /** Sends at once what waits: the network is back, or the reporter asks. */
  wake(): void {
    this.courier.wake();
  }

  /** Sends the commands that waited while a blog was paused. */
  resume(blog: string): Promise<void> {
    return this.edit((items) => resumed(items, blog), false);
  }

  /** Sends retractions that could still be undone: the page goes away. */
  release(): Promise<void> {
    return this.edit(released, false);
  }

  /** Changes the items by a rule of the queue, and sends what may go by then. `isWish`: see the ledger. */
  async edit(step: (items: Items) => Items, isWish = true): Promise<void> {
    await this.ledger.edit(step, isWish);
    this.courier.pump();
  }

  close(): void {
    this.courier.close();
    this.giveUpLock();
    this.endListening();
  }

  private fresh(to: Address, command = this.parts.newId()) {
    return {
      ...to,
      command,
      writtenAt: this.parts.serverNow?.() ?? new Date(this.parts.now()).toISOString(),
    };
  }
}
