/**
 * The phone's durable queue of commands (rules O1-O6). What is given to it is stored before the promise resolves, and
 * leaves only when the server has accepted it or the reporter let it go.
 *
 * Its chapters: item (what waits) · queue (the rules, pure) · verdict (what an answer means) · store, browserStore ·
 * turn (which open page sends) · lanes.
 */
import type { Receipt } from '../../shared/protocol.js';
import { cell, type Readable } from '../lib/cell.js';
import { payloadOf, type Item } from './outbox/item.js';
import type { Words } from '../lib/entryWords.js';
import { begins, ends, freshLane, isFree, rests, succeeds, wakes, type Lane, type LaneName } from './outbox/lanes.js';
import {
  accepted,
  claimed,
  discarded,
  isNeverSent,
  keptFor,
  mayStillArrive,
  mended,
  nextDue,
  refused,
  released,
  resumed,
  sendable,
  withoutRetract,
  withPost,
  withRetract,
  withRevise,
  type Items,
} from './outbox/queue.js';
import type { OutboxStore } from './outbox/store.js';
import type { Turn } from './outbox/turn.js';
import type { Answer } from '../lib/transport.js';
import { backoff, judge, type Line, type Verdict } from './outbox/verdict.js';

/** Sends one command, by whatever way is open. Never throws: a failure is `lost`. */
export type Send = (item: Item, payload: Record<string, unknown>) => Promise<Answer>;

export interface OutboxParts {
  store: OutboxStore;
  send: Send;
  turn: Turn;
  /** ms since 1970. */
  now: () => number;
  newId: () => string;
  /** 0 to 1. */
  random: () => number;
  /** Runs `run` after `ms`; the answer cancels it. */
  after: (ms: number, run: () => void) => () => void;
  /** Told of each acceptance, before the command has left the list. `receipt` is null where none was needed. */
  onAccepted: (item: Item, receipt: Receipt | null) => void;
}

export interface OutboxState {
  /** Everybody's who used this phone, by turn. */
  items: Items;
  /** The commands that are on their way now. */
  sending: readonly string[];
  line: Line;
  /** Whether it outlives this page. */
  durable: boolean;
}

/** Where a command goes, and who wrote it. */
export interface Address {
  blog: string;
  person: string;
}

export interface Outbox {
  state: Readable<OutboxState>;
  /** Answers with the entry's id once it is stored. */
  post: (to: Address, words: Words) => Promise<string>;
  revise: (to: Address, entry: string, change: { base: Words; words: Words; rev: number }) => Promise<void>;
  /** Leaves after `undoFor` ms, first of all; until then `undoRetract` takes it back. */
  retract: (to: Address, entry: string, undoFor: number) => Promise<void>;
  undoRetract: (entry: string) => Promise<void>;
  /** Sends other words in place of what was refused. `base` and `rev`: what stands now, where that has changed. */
  mend: (entry: string, next: { words: Words; base?: Words; rev?: number }) => Promise<void>;
  discard: (entry: string) => Promise<void>;
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

const STORE_FAILED_MS = 5_000;
const PAUSED_MS = 60_000;
const RETRACT_AGAIN_MS = 8_000;

export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { store, now, newId, random } = parts;
  const lanes: Record<LaneName, Lane> = { retracts: freshLane(), words: freshLane() };
  const state = cell<OutboxState>({ items: [], sending: [], line: 'open', durable: store.durable });
  let isMine: ((item: Item) => boolean) | null = null;
  let hasTurn = false;
  let cancelTimer: () => void = () => undefined;

  const show = (change: Partial<OutboxState>) => {
    state.set({ ...state.get(), ...change });
  };
  const showSending = () => {
    show({ sending: Object.values(lanes).flatMap(({ sending }) => sending ?? []) });
  };
  const refresh = async () => {
    show({ items: inOrder(await store.read()) });
  };

  /** One transaction: what the screen shows is what was stored. */
  async function change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    let after: Items = [];
    const value = await store.change((items) => {
      const next = step(items);
      after = next.items;
      return next;
    });
    show({ items: inOrder(after) });
    return value;
  }
  const edit = async (step: (items: Items) => Items) => {
    await change((items) => ({ items: step(items), value: null }));
    pump();
  };

  function pump(): void {
    cancelTimer();
    const { items, line } = state.get();
    if (isMine === null || !hasTurn || line === 'signed-out' || line === 'outdated') return;
    const due = sendable(items, isMine, now());
    for (const name of ['retracts', 'words'] as const) {
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
      if (item.verb === 'retract' && (await droppedUnsent(item))) return;
      const leaving = await change((items) => {
        const claim = claimed(items, item.command);
        return { items: claim.items, value: claim.item };
      });
      if (leaving !== null) await settle(lane, leaving, judge(leaving, await parts.send(leaving, payloadOf(leaving))));
    } catch {
      // The store failed. The item is still in it, with its id: it will be sent again.
      rests(lane, now() + STORE_FAILED_MS, true);
    } finally {
      ends(lane);
      showSending();
      pump();
    }
  }

  /** What never left the phone needs no server to be withdrawn. */
  async function droppedUnsent(retract: Item): Promise<boolean> {
    return change((items) =>
      isNeverSent(items, retract) ? { items: accepted(items, retract, null), value: true } : { items, value: false },
    );
  }

  async function settle(lane: Lane, item: Item, verdict: Verdict): Promise<void> {
    switch (verdict.kind) {
      case 'accepted':
        succeeds(lane);
        parts.onAccepted(item, verdict.receipt);
        await change((items) => ({ items: accepted(items, item, verdict.receipt?.rev ?? null), value: null }));
        show({ line: 'open' });
        return;
      case 'needs-you':
        succeeds(lane);
        show({ line: 'open' });
        return putAside(item, verdict.refusal);
      case 'aside': {
        succeeds(lane);
        show({ line: 'open' });
        const wait = verdict.paused ? pausedFor(verdict.after) : backoff(item.attempts, verdict.after, random);
        return edit((items) => keptFor(items, item.command, now() + wait, verdict.paused));
      }
      case 'rest':
        rests(lane, now() + backoff(lane.failures + 1, verdict.after, random), verdict.after !== null);
        show({ line: verdict.line });
        return;
      case 'stop':
        show({ line: verdict.line });
        return;
    }
  }

  const pausedFor = (after: number | null) => Math.max(PAUSED_MS, (after ?? 0) * 1_000) * (1 + random() / 4);

  async function putAside(item: Item, refusal: NonNullable<Item['refusal']>): Promise<void> {
    await change((items) => {
      const isUnknown = item.verb === 'retract' && refusal.code === 'not-found';
      if (!isUnknown) return { items: refused(items, item, refusal), value: null };
      if (mayStillArrive(items, item))
        return { items: keptFor(items, item.command, now() + RETRACT_AGAIN_MS), value: null };
      const wasOurs = items.some(({ entry, verb }) => entry === item.entry && verb === 'post');
      return { items: wasOurs ? accepted(items, item, null) : refused(items, item, refusal), value: null };
    });
  }

  const endTurn = parts.turn(
    () => {
      hasTurn = true;
      // The page that had the turn before may have sent since this one last looked.
      void refresh().then(pump);
    },
    () => {
      hasTurn = false;
    },
  );
  const endListening = store.subscribe(() => void refresh().then(pump));
  await refresh();

  const fresh = (to: Address) => ({ ...to, command: newId(), writtenAt: new Date(now()).toISOString() });

  return {
    state,
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
    signedIn(mine) {
      isMine = mine;
      if (mine !== null && state.get().line === 'signed-out') show({ line: 'open' });
      pump();
    },
    wake() {
      Object.values(lanes).forEach(wakes);
      pump();
    },
    resume: (blog) => edit((items) => resumed(items, blog)),
    release: () => edit(released),
    close() {
      cancelTimer();
      hasTurn = false;
      endTurn();
      endListening();
    },
  };
}

function inOrder(items: Items): Items {
  return [...items].sort((a, b) => a.turn - b.turn);
}
