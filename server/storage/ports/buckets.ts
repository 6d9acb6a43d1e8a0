/** Buckets count how much was done lately: the port behind the rate limits of devices, invitations and guesses (rule S5). */

/** Full at first; points that are taken come back at a steady rate, an empty bucket is full again after `fillMs`. */
export interface Bucket {
  /** The points that a full bucket holds: commands, attempts, bytes. */
  size: number;
  fillMs: number;
}

/** Returns in how many ms so many points come back. */
export function timeOf({ size, fillMs }: Bucket, points: number): number {
  return (points * fillMs) / size;
}

/**
 * A bucket for each key, made when somebody first takes from it. Two callers at once never take the same points. A
 * bucket that is full again is forgotten; nothing here has to outlive a crash.
 */
export interface Buckets {
  /** Takes so many points, a whole number from 1. Returns 0, or in how many ms they are there, and takes none then. */
  take(key: string, bucket: Bucket, points: number): Promise<number>;
  /** Returns the answer that `take` would give; takes nothing. */
  look(key: string, bucket: Bucket, points: number): Promise<number>;
  /** Puts points back that were taken and not used. */
  giveBack(key: string, bucket: Bucket, points: number): Promise<void>;
}
