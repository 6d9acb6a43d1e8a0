/**
 * Leases on uploads of the embedded store: its one process keeps them in memory, so that they end with it, and a killed
 * process keeps nobody waiting at its next start.
 */
interface Lease {
  holder: string;
  until: number;
  asked: boolean;
}

export class UploadLeases {
  private readonly leases = new Map<string, Lease>();

  /** `clock`: milliseconds that never go back. */
  constructor(private readonly clock: () => number) {}

  lease(upload: string, holder: string, forMs: number): 'held' | 'taken' {
    const held = this.leases.get(upload);
    if (held !== undefined && held.holder !== holder && held.until > this.clock()) {
      held.asked = true;
      return 'taken';
    }
    const asked = held?.holder === holder && held.asked;
    this.leases.set(upload, { holder, until: this.clock() + forMs, asked });
    return 'held';
  }

  renew(upload: string, holder: string, forMs: number): { asked: boolean } | null {
    const held = this.leases.get(upload);
    // A lease whose time is over is still its holder's while nobody took it.
    if (held?.holder !== holder) return null;
    held.until = this.clock() + forMs;
    return { asked: held.asked };
  }

  release(upload: string, holder: string): void {
    if (this.leases.get(upload)?.holder === holder) this.leases.delete(upload);
  }
}
