/**
 * Metrics: the house counts itself in plain numbers, so that the hot path pays an addition and no room knows their reader.
 * `server/http/metrics.ts` shows them. Nothing in here comes from a stranger: no address, no blog, no text.
 */
import type { RefusalCode } from '../shared/refusals.js';

/** The source of changes that a reader had missed; `page`: the reader was told to load its page again. */
export type CatchUpSource = 'memory' | 'journal' | 'page';

/** Reasons why a message of the bus was not believed, or not sent (`away` and `busy`; `oversized` is either). */
export const BUS_DROPS = ['oversized', 'version', 'signature', 'malformed', 'stale', 'away', 'busy'] as const;
export type BusDrop = (typeof BUS_DROPS)[number];

export interface Metrics {
  /** Frames made for an audience and handed to its readers' sockets or streams. */
  frames: number;
  /** Frames and positions written to one reader each. */
  deliveries: number;
  /** Messages among these, and frames of a catch-up, that went compressed. */
  compressed: number;
  /** Frames that a reader was not sent, since it had not taken the frames before. */
  skipped: number;
  /** Readers cut because they took nothing for too long. */
  cut: number;
  /** Times that a feed found itself behind, and read on from the journal. */
  gapsHealed: number;
  catchUps: Record<CatchUpSource, number>;
  /** Seconds that this instance's last message to itself took, by way of the bus. */
  busLag: number;
  busDropped: Record<BusDrop, number>;
  /** Decoded photos by outcome; `undecided`: the decoding failed for no reason of the photo's own. */
  photoJobs: Record<'ready' | 'failed' | 'undecided', number>;
  /**
   * Messages to readers' browsers by what their push service made of them. `gone`: the subscription had ended; `failed`:
   * refused for good, or not taken this time, and sent again later.
   */
  pushes: Record<'sent' | 'gone' | 'failed', number>;
  /** Commands and requests that were refused, by code. */
  refusals: Map<RefusalCode, number>;
  /** Times that the store did not answer. */
  storeAway: number;
  /** Hears the seconds that an append took, from question to answer. The room that shows metrics sets it. */
  appended: (seconds: number) => void;
}

export function createMetrics(): Metrics {
  return {
    frames: 0,
    deliveries: 0,
    compressed: 0,
    skipped: 0,
    cut: 0,
    gapsHealed: 0,
    catchUps: { memory: 0, journal: 0, page: 0 },
    busLag: 0,
    busDropped: { oversized: 0, version: 0, signature: 0, malformed: 0, stale: 0, away: 0, busy: 0 },
    photoJobs: { ready: 0, failed: 0, undecided: 0 },
    pushes: { sent: 0, gone: 0, failed: 0 },
    refusals: new Map(),
    storeAway: 0,
    appended: () => undefined,
  };
}

/** Counts a refusal of that code. */
export function countRefusal({ refusals }: Metrics, code: RefusalCode): void {
  refusals.set(code, (refusals.get(code) ?? 0) + 1);
}
