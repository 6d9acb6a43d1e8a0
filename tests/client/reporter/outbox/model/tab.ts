/** A page of the phone, open: its outbox over the shared disk, until it is killed. */
import { openOutbox, type Outbox } from '../../../../../client/reporter/outbox.js';
import type { Command, Item, PhotoItem } from '../../../../../client/reporter/outbox/item.js';
import type { Receipt } from '../../../../../shared/protocol/desk.js';
import type { PhoneClock } from './clock.js';
import { Life, type Disk } from './disk.js';
import type { Network } from './network.js';

export interface PhoneParts {
  clock: PhoneClock;
  disk: Disk;
  network: Network;
  newId: () => string;
  onAccepted: (item: Command, receipt: Receipt | null) => void;
  /** Told of each item whose bytes begin to leave. */
  onLeaving: (item: Command | PhotoItem) => void;
}

/** The time that somebody looks at another page. */
const AWAY_MS = 9_000;

export class Tab {
  readonly life: Life;
  /** Whether the page is shown again after it was left, or thrown away. */
  comesBack = true;
  outbox: Outbox | null = null;
  got: () => void = () => undefined;
  lost: () => void = () => undefined;

  constructor(private readonly parts: PhoneParts) {
    this.life = new Life(parts.clock);
  }

  /** The page is left after so many awaits. */
  leaves(after: number, comesBack: boolean): void {
    this.life.untilFrozen = after;
    this.comesBack = comesBack;
  }

  /** Resolves once the page is open, or was killed before. */
  async open(): Promise<void> {
    const { parts, life } = this;
    const { clock, disk, network } = parts;
    const opening = openOutbox({
      store: disk.openBy(life),
      send: (item, payload) => {
        parts.onLeaving(item);
        return network.carry(life, item, payload);
      },
      upload: (photo, on) => {
        parts.onLeaving(photo);
        return network.upload(life, photo, on);
      },
      onUploaded: () => undefined,
      onAccepted: parts.onAccepted,
      senderLock: (got, lost) => {
        Object.assign(this, { got, lost });
        return () => undefined;
      },
      now: clock.now,
      newId: parts.newId,
      random: () => 0.5,
      after: (ms, run) => clock.after(ms, () => void life.whenShown(run)),
    });
    await Promise.race([opening.then((outbox) => (this.outbox = outbox)), life.over]);
  }

  signedIn(person: string | null): void {
    if (!this.life.isOver) this.outbox?.signedIn(person === null ? null : (item: Item) => item.person === person);
  }

  /**
   * Answers whether it was done; false where the page was killed meanwhile, or the store failed: then it may be. Where the
   * page is left in the middle, some time passes before it is shown again, or thrown away.
   */
  async does(deed: (outbox: Outbox) => Promise<unknown>): Promise<boolean> {
    this.life.thaw();
    if (this.outbox === null || this.life.isOver) return false;
    const frozen = new Promise<'frozen'>((resolve) => (this.life.onFrozen = () => resolve('frozen')));
    const done = deed(this.outbox).then(
      () => true,
      () => false,
    );
    if ((await Promise.race([done, this.life.over, frozen])) === 'frozen') {
      await this.parts.clock.pass(AWAY_MS);
      if (this.comesBack) this.life.thaw();
      else this.life.kill();
    }
    return (await Promise.race([done, this.life.over])) === true;
  }
}
