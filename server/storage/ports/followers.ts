/** Stored positions of followers, by name: how far each has heard of every blog, and which instance runs it. */
import type { LeasePort } from './leases.js';

/** Where a follower stands in a blog's public list. */
export interface StoredPosition {
  epoch: string;
  /** Everything up to this seq was heard. */
  seq: number;
  /** Whether the follower was told that the blog is hidden from readers, or has never been told that it can be seen. */
  hidden: boolean;
}

/** `lease`, `renew` and `release` take the follower's name. */
export interface FollowerPositions extends LeasePort {
  /** Makes a follower that is not known yet, with a position at the head of every blog that there is. */
  make(name: string): Promise<void>;
  /** Its position in a blog; where it has none, the blog's beginning, which is stored. null where there is no such blog. */
  position(name: string, slug: string): Promise<StoredPosition | null>;
  /**
   * Moves a position that stands at `from` while `holder` has the follower's lease, compared in the same transaction.
   * Returns false where either does not hold: an instance that lost its lease without knowing moves nothing.
   */
  move(
    name: string,
    holder: string,
    slug: string,
    move: { from: StoredPosition; to: StoredPosition },
  ): Promise<boolean>;
}
