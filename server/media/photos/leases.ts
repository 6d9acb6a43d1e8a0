/**
 * Leases on uploads, kept while work goes on. Among instances a lease of the store says who works on an upload: short,
 * and renewed, so that that of an instance which ended without a word ends by itself. What a holder does after it lost
 * one is harmless: the change that shows a photo is one command, and its files have addresses of their own.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Photos } from '../../storage/ports.js';

export interface Lease {
  /** Aborted where the lease is lost: somebody else may be at work. */
  lost: AbortSignal;
  /** Never rejects: what the store does not hear of ends by itself. */
  release: () => Promise<void>;
}

export interface Leases {
  /** null where another has it, who is told that it is asked for. `onAsked`: another wants this one, once. */
  take: (upload: string, onAsked?: () => unknown) => Promise<Lease | null>;
  /** Waits for it. Rejects where the signal aborts, or the store is away. */
  await: (upload: string, signal: AbortSignal, onAsked?: () => unknown) => Promise<Lease>;
}

/** A garbage collection, a slow answer, even a database that starts anew: no holder should be lost to these. */
const LEASE_MS = 10_000;
const RENEW_EVERY_MS = 2_000;
const ASK_EVERY_MS = 300;

type LeasePort = Pick<Photos, 'lease' | 'renew' | 'release'>;

export function createLeases(photos: LeasePort): Leases {
  async function take(upload: string, onAsked?: () => unknown): Promise<Lease | null> {
    const holder = randomUUID();
    const askedAt = performance.now();
    if ((await photos.lease(upload, holder, LEASE_MS)) === 'taken') return null;
    return keep(photos, { upload, holder, since: askedAt, onAsked });
  }

  return {
    take,
    await: async (upload, signal, onAsked) => {
      for (;;) {
        signal.throwIfAborted();
        const lease = await take(upload, onAsked);
        if (lease !== null) return lease;
        // Aborted meanwhile: said at the top of the loop.
        await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

interface Kept {
  upload: string;
  holder: string;
  /** When it was asked for: it began no earlier by any clock. */
  since: number;
  onAsked: (() => unknown) | undefined;
}

function keep(photos: LeasePort, { upload, holder, since, onAsked }: Kept): Lease {
  const losing = new AbortController();
  let last = since;
  let wasAsked = false;
  let renewing: Promise<void> | null = null;
  const timer = setInterval(() => {
    renewing ??= renew().finally(() => (renewing = null));
  }, RENEW_EVERY_MS).unref();

  async function renew(): Promise<void> {
    const askedAt = performance.now();
    // A store that is away is asked again, for as long as nobody else can have the lease.
    const renewed = await photos.renew(upload, holder, LEASE_MS).catch(() => undefined);
    if (renewed !== undefined && renewed !== null) last = askedAt;
    if (renewed === null || performance.now() - last >= LEASE_MS) lose();
    else if (renewed?.asked === true && !wasAsked) {
      wasAsked = true;
      onAsked?.();
    }
  }

  function lose(): void {
    clearInterval(timer);
    losing.abort(new Error('another works on this upload'));
  }

  return {
    lost: losing.signal,
    release: async () => {
      clearInterval(timer);
      // Not before a renewal under way: it would be too late for it, and find nothing.
      await renewing;
      await photos.release(upload, holder).catch(() => undefined);
    },
  };
}
