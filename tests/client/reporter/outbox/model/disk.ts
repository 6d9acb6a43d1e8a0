/** The stored items of a phone as all its pages see them, and the life of one page, which may end at every await. */
import type { Items } from '../../../../../client/reporter/outbox/item.js';
import type { OutboxStore } from '../../../../../client/reporter/outbox/store.js';
import type { PhoneClock } from './clock.js';

/** A page's life: once it is over, nothing in that page goes on. */
export class Life {
  /** Awaits until the page is killed. */
  left = Infinity;
  /** Awaits until the page is left, and frozen by its browser. */
  untilFrozen = Infinity;
  isOver = false;
  readonly over: Promise<'killed'>;
  private end: (how: 'killed') => void = () => undefined;
  private back: Promise<void> | null = null;
  private show: () => void = () => undefined;
  /** Told when the page is frozen. */
  onFrozen: () => void = () => undefined;

  constructor(private readonly clock: PhoneClock) {
    this.over = new Promise((resolve) => (this.end = resolve));
  }

  /** Stands for an await of the store or the network. */
  async point(): Promise<void> {
    await this.clock.work();
    if (this.left <= 0) this.kill();
    this.left -= 1;
    if (this.untilFrozen <= 0) this.freeze();
    this.untilFrozen -= 1;
    while (this.back !== null) await this.back;
    if (this.isOver) await new Promise(() => undefined);
  }

  kill(): void {
    this.isOver = true;
    this.end('killed');
    this.thaw();
  }

  /** The page is shown again, where it was frozen. */
  thaw(): void {
    this.untilFrozen = Infinity;
    this.back = null;
    this.show();
  }

  /** Runs something once the page is shown, and never once it is over. */
  async whenShown(run: () => void): Promise<void> {
    while (this.back !== null) await this.back;
    if (!this.isOver) run();
  }

  private freeze(): void {
    this.untilFrozen = Infinity;
    this.back ??= new Promise((resolve) => (this.show = resolve));
    this.onFrozen();
  }
}

export class Disk {
  items: Items = [];
  /** Changes that will fail, as on a phone without room. */
  failures = 0;
  private readonly listeners = new Map<Life, () => void>();

  /** The store as one page has it. */
  openBy(life: Life): OutboxStore {
    return {
      durable: true,
      read: async () => {
        await life.point();
        return this.items;
      },
      change: async (step) => {
        await life.point();
        if (this.failures > 0) {
          this.failures -= 1;
          throw new Error('no room');
        }
        const { items, value } = step(this.items);
        this.items = items;
        this.tell(life);
        await life.point();
        return value;
      },
      subscribe: (listener) => {
        this.listeners.set(life, listener);
        return () => this.listeners.delete(life);
      },
    };
  }

  /** The content that waits last for an entry; null where none waits. */
  newest(entry: string) {
    return this.items.filter((item) => item.entry === entry && 'words' in item).at(-1) ?? null;
  }

  private tell(by: Life): void {
    for (const [life, listener] of this.listeners) if (life !== by && !life.isOver) listener();
  }
}
