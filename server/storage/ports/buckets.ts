/** How much of something was done lately: the port behind the limits of devices, invitations and guesses (rule S5). */

/** Full at first; what is taken out comes back at a steady rate, an empty one is full again after `fillMs`. */
export interface Bucket {
  /** What it holds when full, in points: commands, attempts, bytes. */
  size: number;
  fillMs: number;
}

/** In how many ms so many points come back. */
export function timeOf({ size, fillMs }: Bucket, points: number): number {
  return (points * fillMs) / size;
}

/**
 * A bucket for each key, made by the first who takes from it. Two who take at once never take the same points. One that
 * is full again is forgotten; nothing here has to outlive a crash.
 */
export interface Buckets {
  /** Takes so many points, whole, at least one. Returns 0, or where they are not there how many ms it takes until they are. */
  take(key: string, bucket: Bucket, points: number): Promise<number>;
  /** What `take` would return; takes nothing. */
  look(key: string, bucket: Bucket, points: number): Promise<number>;
  /** Puts points back that were taken and not used. */
  giveBack(key: string, bucket: Bucket, points: number): Promise<void>;
}
