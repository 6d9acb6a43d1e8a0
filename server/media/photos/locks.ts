/**
 * The right to work on an upload, alone among all requests and instances: the one place where a photo meets the leases.
 *
 * Requests take the right one after another. A phone that lost its connection comes back, perhaps at another instance,
 * while the server still waits on the dead connection: the request that comes asks the request that is there to go, and
 * waits for that. Within a process this takes no time and no store; among instances the right is a lease.
 */
import type { Lease, Leases } from '../../leases.js';

/** Another instance holds the upload, and went on doing so. */
export class HeldElsewhere extends Error {
  override readonly name = 'HeldElsewhere';
}

/** A holder that lives goes within a few seconds, and the lease of a dead holder ends within ten. */
const LONGEST_WAIT_MS = 30_000;

class Holder {
  go: () => void = () => undefined;
  readonly gone = new Promise<void>((resolve) => (this.go = resolve));

  constructor(readonly askToGo: () => unknown) {}
}

export class UploadLocks {
  private readonly holders = new Map<string, Holder>();

  constructor(private readonly leases: Leases) {}

  /** Takes the right for work that comes again by itself; null where somebody else is at it. */
  now(upload: string): Promise<Lease | null> {
    return this.leases.take(upload);
  }

  /** Waits for the right until the signal aborts; null then. */
  async patiently(upload: string, until: AbortSignal): Promise<Lease | null> {
    try {
      return await this.leases.await(upload, until);
    } catch (error) {
      if (until.aborted) return null;
      throw error;
    }
  }

  /**
   * Takes the right for a request of a phone; returns how to give it back. `askToGo` is called when another request or
   * instance wants the upload. Throws `HeldElsewhere`, and the signal's reason where another request of this process
   * kept the upload until the signal aborted.
   */
  async forRequest(upload: string, signal: AbortSignal, askToGo: () => unknown): Promise<() => Promise<void>> {
    // A request that waits for another instance can be asked to go as well: others may wait for it in here.
    const waiting = new AbortController();
    const holder = await this.comeIn(upload, signal, () => {
      waiting.abort();
      void askToGo();
    });
    const lease = await this.leaseFor(upload, AbortSignal.any([signal, waiting.signal]), askToGo).catch(
      (cause: unknown) => {
        this.goOut(upload, holder);
        throw new HeldElsewhere(undefined, { cause });
      },
    );
    return async () => {
      await lease.release();
      this.goOut(upload, holder);
    };
  }

  private async leaseFor(upload: string, signal: AbortSignal, askToGo: () => unknown): Promise<Lease> {
    const lease = await this.leases.await(
      upload,
      AbortSignal.any([signal, AbortSignal.timeout(LONGEST_WAIT_MS)]),
      askToGo,
    );
    lease.lost.addEventListener('abort', () => void askToGo(), { once: true });
    return lease;
  }

  /** Waits among the requests of this process, without a loop that asks. */
  private async comeIn(upload: string, signal: AbortSignal, askToGo: () => unknown): Promise<Holder> {
    for (let held = this.holders.get(upload); held !== undefined; held = this.holders.get(upload)) {
      void held.askToGo();
      await held.gone;
      signal.throwIfAborted();
    }
    const holder = new Holder(askToGo);
    this.holders.set(upload, holder);
    return holder;
  }

  private goOut(upload: string, holder: Holder): void {
    this.holders.delete(upload);
    holder.go();
  }
}
