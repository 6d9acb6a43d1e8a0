/** Takes items that are due to the server, one in each lane at a time, and has their answers settled. */
import type { After } from '../../account/device.js';
import { isPhoto, payloadOf, type Command, type Item } from './item.js';
import { Lane, type LaneName } from './lanes.js';
import type { Ledger } from './ledger.js';
import type { PhotoLane } from './photoLane.js';
import { claimed, nextDue, sendable, type Sendable } from './due.js';
import type { Settlement } from './settlement.js';
import { judge, type Answer } from './verdict.js';
import { isUnsure, retimed, type Timing } from './written.js';

/** Sends one command, by whatever way is open. Never throws: a failure is `lost`. */
export type Send = (item: Command, payload: Record<string, unknown>) => Promise<Answer>;

export interface CourierParts {
  ledger: Ledger;
  send: Send;
  photos: PhotoLane;
  settlement: Settlement;
  /** Whether photos may go, which may have to wait for another network; without it they always may. */
  mayPhotosGo?: () => boolean;
  /** ms since 1970. */
  now: () => number;
  after: After;
  /** Absent where nothing is known of clocks: then times leave as they were written. */
  timing?: Timing;
}

type IsMine = (item: Item) => boolean;

const STORE_FAILED_MS = 5_000;

export class Courier {
  private readonly lanes: Record<LaneName, Lane> = { retracts: new Lane(), contents: new Lane(), photos: new Lane() };
  private isMine: IsMine | null = null;
  private hasTurn = false;
  private cancelTimer: () => void = () => undefined;

  constructor(private readonly parts: CourierParts) {}

  /** Sends the items that can go now. Called after everything that may have changed that. */
  pump(): void {
    const { ledger, photos, now } = this.parts;
    this.cancelTimer();
    const { items, delivery } = ledger.state.value;
    if (this.isMine === null || !this.hasTurn || delivery === 'signed-out' || delivery === 'outdated') {
      photos.stop();
      return;
    }
    const due = this.due(this.isMine);
    // A photo on its way makes room for commands, and ends where its entry went.
    if (!due.photos.some(({ command }) => command === this.lanes.photos.sending)) photos.stop();
    for (const name of ['retracts', 'contents', 'photos'] as const) {
      const [first] = due[name];
      if (first !== undefined && this.lanes[name].isFree(now())) void this.deliver(name, first);
    }
    this.pumpAt([nextDue(items, this.isMine, now()), ...this.all().map(({ restsUntil }) => restsUntil)]);
  }

  /** Ends rests that the server did not ask for: the network is back, or the reporter asks. */
  wake(): void {
    for (const lane of this.all()) lane.wakes();
    this.pump();
  }

  setTurn(has: boolean): void {
    this.hasTurn = has;
    if (!has) this.parts.photos.stop();
  }

  /** Sets the person whose items may go (rule O5); null: nobody. */
  setMine(isMine: IsMine | null): void {
    const { ledger } = this.parts;
    this.isMine = isMine;
    if (isMine !== null && ledger.state.value.delivery === 'signed-out') ledger.show({ delivery: 'open' });
    this.pump();
  }

  close(): void {
    this.cancelTimer();
    this.setTurn(false);
  }

  private all(): Lane[] {
    return Object.values(this.lanes);
  }

  private pumpAt(times: (number | null)[]): void {
    const now = this.parts.now();
    const ahead = times.filter((time): time is number => time !== null && time > now);
    if (ahead.length > 0) this.cancelTimer = this.parts.after(Math.min(...ahead) - now, () => this.pump());
  }

  private shows(lane: Lane, sending: string | null): void {
    lane.sending = sending;
    this.parts.ledger.show({ sending: this.all().flatMap(({ sending }) => sending ?? []) });
  }

  private async deliver(name: LaneName, item: Item): Promise<void> {
    const lane = this.lanes[name];
    const { settlement, timing } = this.parts;
    this.shows(lane, item.command);
    try {
      // A time that is not sure is set right when the item leaves, which the server's own time is needed for.
      if (timing !== undefined && isUnsure(item) && !(await timing.known()))
        return await settlement.settle(lane, item, judge(item, { kind: 'lost' }));
      const leaving = await this.claim(item);
      // Nobody can take back a retraction that was claimed.
      if (leaving?.verb === 'retract' && (await settlement.dropsUnsent(leaving))) return;
      // Storing took a moment, in which a retraction may have come, or the person gone (rule O5).
      if (leaving === null || !this.mayGo(name, leaving)) return;
      const answer = await this.takes(leaving);
      if (answer !== null) await settlement.settle(lane, leaving, judge(leaving, answer));
    } catch {
      // The store failed. The item is still in it, with its id: it will be sent again.
      lane.rests(this.parts.now(), STORE_FAILED_MS, true);
    } finally {
      this.shows(lane, null);
      this.pump();
    }
  }

  private takes(leaving: Item): Promise<Answer | null> {
    const { send, photos } = this.parts;
    return isPhoto(leaving) ? photos.carry(leaving) : send(leaving, payloadOf(leaving));
  }

  private mayGo(name: LaneName, { command }: Item): boolean {
    if (this.isMine === null || !this.hasTurn) return false;
    return this.due(this.isMine)[name].some((item) => item.command === command);
  }

  private due(isMine: IsMine): Sendable {
    const { ledger, now, mayPhotosGo } = this.parts;
    const due = sendable(ledger.state.value.items, isMine, now());
    return mayPhotosGo?.() === false ? { ...due, photos: [] } : due;
  }

  private claim<Kept extends Item>(item: Kept): Promise<Kept | null> {
    const { ledger, timing } = this.parts;
    return ledger.change((items) => {
      const claim = claimed(items, item, (kept) => (timing === undefined ? kept : retimed(kept, timing.reading())));
      return { items: claim.items, value: claim.item };
    });
  }
}
