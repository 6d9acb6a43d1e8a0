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

export class Tab {
  readonly life: Life;
  outbox: Outbox | null = null;
  got: () => void = () => undefined;
  lost: () => void = () => undefined;

  constructor(private readonly parts: PhoneParts) {
    this.life = new Life(parts.clock);
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
      after: (ms, run) => clock.after(ms, () => void (life.isOver || run())),
    });
    await Promise.race([opening.then((outbox) => (this.outbox = outbox)), life.over]);
  }

  signedIn(person: string | null): void {
    if (!this.life.isOver) this.outbox?.signedIn(person === null ? null : (item: Item) => item.person === person);
  }

  /** Answers whether it was done; false where the page was killed meanwhile, or the store failed: then it may be. */
  async does(deed: (outbox: Outbox) => Promise<unknown>): Promise<boolean> {
    if (this.outbox === null || this.life.isOver) return false;
    const done = deed(this.outbox).then(
      () => true,
      () => false,
    );
    return (await Promise.race([done, this.life.over])) === true;
  }
}
