/**
 * Leases of the embedded store, on uploads and on followers: its one process keeps them in memory, so that they end when
 * the process does, and a killed process keeps nobody waiting at its next start.
 */
interface Lease {
  holder: string;
  until: number;
  asked: boolean;
}

export class Leases {
  private readonly leases = new Map<string, Lease>();

  /** `clock`: milliseconds that never go back. */
  constructor(private readonly clock: () => number) {}

  /** Says whether nobody else took the lease from this holder. */
  has(name: string, holder: string): boolean {
    return this.leases.get(name)?.holder === holder;
  }

  lease(name: string, holder: string, forMs: number): 'held' | 'taken' {
    const held = this.leases.get(name);
    if (held !== undefined && held.holder !== holder && held.until > this.clock()) {
      held.asked = true;
      return 'taken';
    }
    const asked = held?.holder === holder && held.asked;
    this.leases.set(name, { holder, until: this.clock() + forMs, asked });
    return 'held';
  }

  renew(name: string, holder: string, forMs: number): { asked: boolean } | null {
    const held = this.leases.get(name);
    // A lease whose time is over is still its holder's while nobody took it.
    if (held?.holder !== holder) return null;
    held.until = this.clock() + forMs;
    return { asked: held.asked };
  }

  release(name: string, holder: string): void {
    if (this.leases.get(name)?.holder === holder) this.leases.delete(name);
  }
}
