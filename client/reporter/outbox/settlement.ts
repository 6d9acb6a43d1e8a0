/** What becomes of an item after its answer: it leaves, waits, steps aside, or needs the reporter. */
import type { Receipt } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { isCommand, type Command, type Item, type Items } from './item.js';
import { rests, succeeds, type Lane } from './lanes.js';
import type { Ledger } from './ledger.js';
import { accepted, keptFor, mayStillArrive, refused } from './queue.js';
import { backoff, type Line, type Verdict } from './verdict.js';

export interface SettlementParts {
  ledger: Ledger;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** Told of each acceptance, before the command has left the list. `receipt` is null where none was needed. */
  onAccepted: (item: Command, receipt: Receipt | null) => void;
}

export type Settle = (lane: Lane, item: Item, verdict: Verdict) => Promise<void>;

const PAUSED_MS = 60_000;
const RETRACT_AGAIN_MS = 8_000;

export function createSettlement({ ledger, now, random, onAccepted }: SettlementParts): Settle {
  const edit = (step: (items: Items) => Items) => ledger.change((items) => ({ items: step(items), value: undefined }));

  /** Whether commands get through, or whether photos do. */
  const showLine = (item: Item, line: Line) => {
    ledger.show(isCommand(item) ? { line } : { photoLine: line });
  };

  async function settle(lane: Lane, item: Item, verdict: Verdict): Promise<void> {
    switch (verdict.kind) {
      case 'accepted':
        succeeds(lane);
        if (isCommand(item)) onAccepted(item, verdict.receipt);
        await edit((items) => accepted(items, item, verdict.receipt?.rev ?? null));
        showLine(item, 'open');
        return;
      case 'needs-you':
        succeeds(lane);
        showLine(item, 'open');
        return putAside(item, verdict.refusal);
      case 'aside': {
        succeeds(lane);
        showLine(item, 'open');
        const wait = verdict.paused ? pausedFor(verdict.after) : backoff(item.attempts, verdict.after, random);
        return edit((items) => keptFor(items, item.command, now() + wait, verdict.paused));
      }
      case 'rest':
        rests(lane, now() + backoff(lane.failures + 1, verdict.after, random), verdict.after !== null);
        showLine(item, verdict.line);
        return;
      case 'stop':
        ledger.show({ line: verdict.line });
        return;
    }
  }

  const pausedFor = (after: number | null) => Math.max(PAUSED_MS, (after ?? 0) * 1_000) * (1 + random() / 4);

  async function putAside(item: Item, refusal: Refusal): Promise<void> {
    await edit((items) => {
      const isUnknown = item.verb === 'retract' && refusal.code === 'not-found';
      if (!isUnknown) return refused(items, item, refusal);
      if (mayStillArrive(items, item)) return keptFor(items, item.command, now() + RETRACT_AGAIN_MS);
      const wasOurs = items.some(({ entry, verb }) => entry === item.entry && verb === 'post');
      return wasOurs ? accepted(items, item, null) : refused(items, item, refusal);
    });
  }

  return settle;
}
