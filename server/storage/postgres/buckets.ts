/**
 * The buckets that instances share. Their time is the database's: where the clocks of instances differ, each change of
 * instance would fill a bucket otherwise.
 */
import { timeOf, type Bucket, type Buckets } from '../ports.js';
import type { Connection } from './database.js';

const TAKE = 'select take_from_bucket($1, $2, $3) as wait';
const LOOK = `
  select greatest(0, bucket_lacks(full_at, clock_timestamp(), $3) + $2::double precision - $3) as wait
  from buckets where key = $1`;
const GIVE_BACK = `
  update buckets set full_at = full_at - $2::double precision * interval '1 millisecond' where key = $1`;
// No bucket takes two hours to fill: a row that is so far ahead comes from a clock that was set back since.
const FORGET = `
  delete from buckets where key in (
    select key from buckets where full_at < clock_timestamp() or full_at > clock_timestamp() + interval '2 hours'
    for update skip locked)`;

const FORGET_EVERY_MS = 60_000;

export class PostgresBuckets implements Buckets {
  private forgotten = performance.now();

  constructor(private readonly counting: Connection) {}

  async take(key: string, bucket: Bucket, points: number): Promise<number> {
    const [row] = await this.counting.ask<{ wait: number }>(TAKE, [key, timeOf(bucket, points), bucket.fillMs]);
    if (row === undefined) throw new Error('take_from_bucket did not answer');
    this.forgetFull();
    return row.wait;
  }

  async look(key: string, bucket: Bucket, points: number): Promise<number> {
    const [row] = await this.counting.ask<{ wait: number }>(LOOK, [key, timeOf(bucket, points), bucket.fillMs]);
    return row?.wait ?? Math.max(0, timeOf(bucket, points) - bucket.fillMs);
  }

  async giveBack(key: string, bucket: Bucket, points: number): Promise<void> {
    await this.counting.ask(GIVE_BACK, [key, timeOf(bucket, points)]);
  }

  /** Deletes full buckets. Nobody waits for it; where it fails, another minute or another instance does it. */
  private forgetFull(): void {
    if (performance.now() - this.forgotten < FORGET_EVERY_MS) return;
    this.forgotten = performance.now();
    this.counting.ask(FORGET).catch(() => undefined);
  }
}
