/** Settles an item after its answer: the item leaves, waits, steps aside, or needs the reporter. */
import type { Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import { backoff } from '../../account/backoff.js';
import { longestWait } from './due.js';
import { isCommand, type Command, type Item, type RetractItem } from './item.js';
import type { Lane } from './lanes.js';
import type { Ledger } from './ledger.js';
import { accepted, isNeverSent, keptFor, refused, unknownToServer } from './queue.js';
import type { Delivery, Verdict } from './verdict.js';

export interface SettlementParts {
  ledger: Ledger;
  now: () => number;
  /** A random number, 0 to 1. */
  random: () => number;
  /** Told of each acceptance, before the command leaves the list. `receipt` is null where none was needed: a post that never left is withdrawn by this phone alone. */
  onAccepted: (item: Command, receipt: Receipt | null) => void;
}

const PAUSED_MS = 60_000;
const RETRACT_AGAIN_MS = 8_000;

export class Settlement {
  constructor(private readonly parts: SettlementParts) {}

  async settle(lane: Lane, item: Item, verdict: Verdict): Promise<void> {
    const { ledger, now, random } = this.parts;
    switch (verdict.kind) {
      case 'accepted':
        lane.succeeds();
        return this.accept(item, verdict.receipt);
      case 'needs-you':
        this.passes(lane, item);
        return this.putAside(item, verdict.refusal);
      case 'aside':
        this.passes(lane, item);
        return ledger.edit((items) =>
          keptFor(items, item.command, now() + this.waitFor(item, verdict), verdict.paused),
        );
      case 'rest':
        lane.rests(now(), backoff(lane.failures + 1, verdict.after, random), verdict.after !== null);
        this.showDelivery(item, verdict.delivery);
        return;
      case 'stop':
        ledger.show({ delivery: verdict.delivery });
        return;
    }
  }

  /** Lets go of an item that the server has; of a retraction with all that waits of its entry. */
  async accept(item: Item, receipt: Receipt | null): Promise<void> {
    if (isCommand(item)) this.parts.onAccepted(item, receipt);
    await this.parts.ledger.edit((items) => accepted(items, item, receipt?.rev ?? null));
    this.showDelivery(item, 'open');
  }

  /** Drops a post with its retraction where the post never left the phone: that needs neither the server nor room. */
  async dropsUnsent(retract: RetractItem): Promise<boolean> {
    const { ledger, onAccepted } = this.parts;
    const isDropped = await ledger.change((items) => {
      const value = isNeverSent(items, retract.entry);
      return { items: value ? accepted(items, retract, null) : items, value };
    });
    if (isDropped) onAccepted(retract, null);
    return isDropped;
  }

  private passes(lane: Lane, item: Item): void {
    lane.succeeds();
    this.showDelivery(item, 'open');
  }

  /** Shows whether commands get through, or whether photos do. */
  private showDelivery(item: Item, delivery: Delivery): void {
    this.parts.ledger.show(isCommand(item) ? { delivery } : { photoDelivery: delivery });
  }

  private waitFor(item: Item, { paused, after }: Extract<Verdict, { kind: 'aside' }>): number {
    const { random } = this.parts;
    const untilResumed = () => Math.max(PAUSED_MS, (after ?? 0) * 1_000) * (1 + random() / 4);
    return Math.min(longestWait(item), paused ? untilResumed() : backoff(item.attempts, after, random));
  }

  private async putAside(item: Item, refusal: Refusal): Promise<void> {
    const { ledger, now, onAccepted } = this.parts;
    const isUnknown = item.verb === 'retract' && refusal.code === 'not-found';
    const again = now() + RETRACT_AGAIN_MS;
    const isEnded = await ledger.change((items) => {
      const next = isUnknown ? unknownToServer(items, item, again) : null;
      const value = next?.every(({ command }) => command !== item.command) === true;
      return { items: next ?? refused(items, item, refusal), value };
    });
    // The post never arrived: its entry is withdrawn without the server.
    if (isEnded && isCommand(item)) onAccepted(item, null);
  }
}
