/** A stored lease in place of a lock: the page that renews it in time is the page that sends. */
import type { Lease } from '../store/lease.js';

const LEASE_MS = 6_000;
const RENEW_MS = 2_000;

export class StoredLease {
  private has = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly lease: Lease,
    private readonly holder: string,
    private readonly got: () => void,
    private readonly lost: () => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tick(), RENEW_MS);
    addEventListener('pagehide', this.giveUp);
    this.tick();
  }

  stop(): void {
    clearInterval(this.timer);
    removeEventListener('pagehide', this.giveUp);
    this.giveUp();
  }

  private tick(): void {
    this.renew().catch(() => {
      // Without the lease's store each page sends for itself: the ids hold.
      if (!this.has) this.got();
      this.has = true;
    });
  }

  private async renew(): Promise<void> {
    const isOurs = await this.lease.take(this.holder, Date.now(), LEASE_MS);
    if (isOurs === this.has) return;
    this.has = isOurs;
    if (isOurs) this.got();
    else this.lost();
  }

  private readonly giveUp = (): void => {
    if (this.has) this.lease.drop(this.holder).catch(() => undefined);
  };
}
