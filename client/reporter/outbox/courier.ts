/** Takes what is due to the server, one item in each lane at a time, and sees to what becomes of it. */
import { isPhoto, payloadOf, type Command, type Item, type PhotoItem } from './item.js';
import { begins, ends, freshLane, isFree, rests, wakes, type Lane, type LaneName } from './lanes.js';
import type { Ledger } from './ledger.js';
import type { CarryPhoto } from './photoLane.js';
import { accepted, claimed, isNeverSent, nextDue, sendable } from './queue.js';
import type { Settle } from './settlement.js';
import { judge, type Answer } from './verdict.js';

/** Sends one command, by whatever way is open. Never throws: a failure is `lost`. */
export type Send = (item: Command, payload: Record<string, unknown>) => Promise<Answer>;

export interface CourierParts {
  ledger: Ledger;
  send: Send;
  photos: CarryPhoto;
  settle: Settle;
  /** ms since 1970. */
  now: () => number;
  /** Runs `run` after `ms`; the answer cancels it. */
  after: (ms: number, run: () => void) => () => void;
}

export interface Courier {
  /** Sends what can go now. Called after everything that may have changed that. */
  pump: () => void;
  /** The network is back, or the reporter asks: a rest that nobody asked for is over. */
  wake: () => void;
  setTurn: (has: boolean) => void;
  /** Whose items may go (rule O5); null: nobody's. */
  setMine: (isMine: ((item: Item) => boolean) | null) => void;
  close: () => void;
}

const STORE_FAILED_MS = 5_000;

export function createCourier(parts: CourierParts): Courier {
  const { ledger, settle, photos, now } = parts;
  const lanes: Record<LaneName, Lane> = { retracts: freshLane(), words: freshLane(), photos: freshLane() };
  let isMine: ((item: Item) => boolean) | null = null;
  let hasTurn = false;
  let cancelTimer: () => void = () => undefined;

  const showSending = () => {
    ledger.show({ sending: Object.values(lanes).flatMap(({ sending }) => sending ?? []) });
  };

  function pump(): void {
    cancelTimer();
    const { items, line } = ledger.state.get();
    if (isMine === null || !hasTurn || line === 'signed-out' || line === 'outdated') {
      photos.stop();
      return;
    }
    const due = sendable(items, isMine, now());
    // A photo on its way makes room for words, and ends where its entry went.
    if (!due.photos.some(({ command }) => command === lanes.photos.sending)) photos.stop();
    for (const name of ['retracts', 'words', 'photos'] as const) {
      const [first] = due[name];
      if (first !== undefined && isFree(lanes[name], now())) void deliver(lanes[name], first);
    }
    const next = [nextDue(items, isMine, now()), ...Object.values(lanes).map(({ restsUntil }) => restsUntil)];
    const ahead = next.filter((time): time is number => time !== null && time > now());
    if (ahead.length > 0) cancelTimer = parts.after(Math.min(...ahead) - now(), pump);
  }

  async function deliver(lane: Lane, item: Item): Promise<void> {
    begins(lane, item.command);
    showSending();
    try {
      if (isPhoto(item)) await carry(lane, item);
      else await convey(lane, item);
    } catch {
      // The store failed. The item is still in it, with its id: it will be sent again.
      rests(lane, now() + STORE_FAILED_MS, true);
    } finally {
      ends(lane);
      showSending();
      pump();
    }
  }

  async function convey(lane: Lane, item: Command): Promise<void> {
    if (item.verb === 'retract' && (await droppedUnsent(item))) return;
    const leaving = await claim(item);
    if (leaving !== null) await settle(lane, leaving, judge(leaving, await parts.send(leaving, payloadOf(leaving))));
  }

  async function carry(lane: Lane, item: PhotoItem): Promise<void> {
    const leaving = await claim(item);
    // Storing took a moment, in which words may have come, or the person gone (rule O5).
    if (leaving === null || !mayGo(leaving)) return;
    const answer = await photos.carry(leaving);
    if (answer !== null) await settle(lane, leaving, judge(leaving, answer));
  }

  function mayGo({ command }: PhotoItem): boolean {
    if (isMine === null || !hasTurn) return false;
    return sendable(ledger.state.get().items, isMine, now()).photos.some((photo) => photo.command === command);
  }

  function claim<Kept extends Item>(item: Kept): Promise<Kept | null> {
    return ledger.change((items) => {
      const claim = claimed(items, item);
      return { items: claim.items, value: claim.item };
    });
  }

  /** What never left the phone needs no server to be withdrawn. */
  function droppedUnsent(retract: Item): Promise<boolean> {
    return ledger.change((items) =>
      isNeverSent(items, retract) ? { items: accepted(items, retract, null), value: true } : { items, value: false },
    );
  }

  return {
    pump,
    wake() {
      Object.values(lanes).forEach(wakes);
      pump();
    },
    setTurn(has) {
      hasTurn = has;
      if (!has) photos.stop();
    },
    setMine(mine) {
      isMine = mine;
      if (mine !== null && ledger.state.get().line === 'signed-out') ledger.show({ line: 'open' });
      pump();
    },
    close() {
      cancelTimer();
      hasTurn = false;
      photos.stop();
    },
  };
}
