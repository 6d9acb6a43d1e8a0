/**
 * The phone's durable queue of commands and photos (rules O1-O6). What is given to it is stored before the promise
 * resolves, and leaves only when the server has accepted it or the reporter let it go.
 *
 * Its chapters: item (what waits) · queue, photos (the rules, pure) · ledger (what is held) · store, browserStore ·
 * courier (what goes when) · lanes · verdict, settlement (what an answer means, and does) · turn (which open page
 * sends) · transport (socket, then HTTP) · photoLane, upload (a photo's bytes).
 */
import type { DeskEntry } from '../../shared/entry.js';
import type { Readable } from '../account/cell.js';
import { createCourier, type CourierParts } from './outbox/courier.js';
import type { Item, Items } from './outbox/item.js';
import type { Words } from '../entry/entryWords.js';
import { openLedger, type OutboxState } from './outbox/ledger.js';
import { createPhotoLane, type PhotoLaneParts, type PhotoProgress } from './outbox/photoLane.js';
import { settledBy, withPhotoAgain } from './outbox/photos.js';
import {
  discarded,
  mended,
  released,
  resumed,
  withoutRetract,
  withPost,
  withRetract,
  withRevise,
} from './outbox/queue.js';
import { createSettlement, type SettlementParts } from './outbox/settlement.js';
import type { OutboxStore } from './outbox/store.js';
import type { Turn } from './outbox/turn.js';

export type { Send } from './outbox/courier.js';
export type { OutboxState } from './outbox/ledger.js';

export type OutboxParts = Omit<CourierParts, 'ledger' | 'settle' | 'photos'> &
  Omit<SettlementParts, 'ledger'> &
  Omit<PhotoLaneParts, 'ledger'> & { store: OutboxStore; turn: Turn; newId: () => string };

/** Where a command goes, and who wrote it. */
export interface Address {
  blog: string;
  person: string;
}

export interface Outbox {
  state: Readable<OutboxState>;
  /** The photo on its way; null while there is none. */
  progress: Readable<PhotoProgress | null>;
  /** Answers with the entry's id once it is stored. The photos that the words name follow it. */
  post: (to: Address, words: Words) => Promise<string>;
  revise: (to: Address, entry: string, change: { base: Words; words: Words; rev: number }) => Promise<void>;
  /** Leaves after `undoFor` ms, first of all; until then `undoRetract` takes it back. */
  retract: (to: Address, entry: string, undoFor: number) => Promise<void>;
  undoRetract: (entry: string) => Promise<void>;
  /** Sends other words in place of what was refused. `base` and `rev`: what stands now, where that has changed. */
  mend: (entry: string, next: { words: Words; base?: Words; rev?: number }) => Promise<void>;
  discard: (entry: string) => Promise<void>;
  /** Sends a photo once more that the server lost. */
  sendAgain: (to: Address, entry: string, photo: string) => Promise<void>;
  /** The server told how an own entry stands: photos that it has, or that nobody waits for, are let go. */
  heard: (entries: readonly DeskEntry[]) => Promise<void>;
  /** Whose commands may go (rule O5); null while nobody is signed in. A call also means: the session was just checked. */
  signedIn: (isMine: ((item: Item) => boolean) | null) => void;
  /** The network is back, or the reporter asks: try at once. */
  wake: () => void;
  /** The blog is no longer paused. */
  resume: (blog: string) => Promise<void>;
  /** The page goes away: undo ends, retractions leave. */
  release: () => Promise<void>;
  close: () => void;
}

export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, now, newId } = parts;
  const ledger = openLedger(store);
  const photos = createPhotoLane({ ...parts, ledger });
  const courier = createCourier({ ...parts, ledger, photos, settle: createSettlement({ ...parts, ledger }) });

  const edit = async (step: (items: Items) => Items) => {
    await ledger.change((items) => ({ items: step(items), value: null }));
    courier.pump();
  };
  const look = () => void ledger.refresh().then(courier.pump);

  const endTurn = parts.turn(
    () => {
      courier.setTurn(true);
      // The page that had the turn before may have sent since this one last looked.
      look();
    },
    () => {
      courier.setTurn(false);
    },
  );
  const endListening = store.subscribe(look);
  await ledger.refresh();

  const fresh = (to: Address) => ({ ...to, command: newId(), writtenAt: new Date(now()).toISOString() });

  return {
    state: ledger.state,
    progress: photos.progress,
    async post(to, words) {
      const post = { ...fresh(to), verb: 'post' as const, words };
      await edit((items) => withPost(items, { ...post, entry: post.command }));
      return post.command;
    },
    revise: (to, entry, made) => edit((items) => withRevise(items, { ...fresh(to), verb: 'revise', entry, ...made })),
    retract: (to, entry, undoFor) =>
      edit((items) => withRetract(items, { ...fresh(to), verb: 'retract', entry, notBefore: now() + undoFor })),
    undoRetract: (entry) => edit((items) => withoutRetract(items, entry)),
    mend: (entry, next) => edit((items) => mended(items, entry, { ...next, command: newId() })),
    discard: (entry) => edit((items) => discarded(items, entry)),
    sendAgain: (to, entry, photo) => edit((items) => withPhotoAgain(items, { ...fresh(to), entry, command: photo })),
    async heard(entries) {
      const settle = (items: Items) => entries.reduce(settledBy, items);
      const { items } = ledger.state.get();
      if (settle(items).length < items.length) await edit(settle);
    },
    signedIn: courier.setMine,
    wake: courier.wake,
    resume: (blog) => edit((items) => resumed(items, blog)),
    release: () => edit(released),
    close() {
      courier.close();
      endTurn();
      endListening();
    },
  };
}
