/**
 * Link previews in memory, for as long as they show what stands: a caller names the standing, and a picture of another
 * standing is never given out. The picture of an entry that changes goes from here as soon as this instance hears of the
 * change (rule T1): a follower of the blog's public list hears of every change since the record stood as it is drawn.
 */
import type { Follower, Reached } from '../../record/follower.js';
import type { Followers } from '../../record/followers.js';
import { PUBLIC_LIST, type ListPosition } from '../../record/lists.js';

export interface LinkPreviewKey {
  slug: string;
  /** null: of the blog itself. */
  entry: string | null;
  lang: string;
  /** Names all that the picture shows; a picture of another standing takes its place. */
  standing: string;
}

interface Kept extends LinkPreviewKey {
  bytes: Promise<Buffer | null>;
  /** 0 while it is being drawn. */
  size: number;
}

const KEPT_MAX_BYTES = 24_000_000;

export class LinkPreviewCache {
  /** By the time they were asked for, the oldest first. */
  private readonly kept = new Map<string, Kept>();
  private readonly following = new Map<string, Follower>();

  constructor(
    private readonly followers: Followers,
    private readonly maxBytes = KEPT_MAX_BYTES,
  ) {}

  /** A picture that is being drawn already is waited for by all who ask. undefined where nobody has begun. */
  known(key: LinkPreviewKey): Promise<Buffer | null> | undefined {
    const name = nameOf(key);
    const known = this.kept.get(name);
    if (known?.standing !== key.standing) return undefined;
    this.kept.delete(name);
    this.kept.set(name, known);
    return known.bytes;
  }

  /**
   * Keeps a picture that is being drawn of the record as it stood there; null, no picture, is forgotten. A picture of the
   * record before a change that the blog's follower heard already is not kept: the follower will not drop it.
   */
  keep(key: LinkPreviewKey, bytes: Promise<Buffer | null>, stood: ListPosition): Promise<Buffer | null> {
    if (this.hasPassed(key.slug, stood)) return bytes;
    const name = nameOf(key);
    const made: Kept = { ...key, bytes, size: 0 };
    this.kept.delete(name);
    this.kept.set(name, made);
    this.follow(key.slug, stood);
    const settle = (drawn: Buffer | null): void => {
      made.size = drawn?.length ?? 0;
      if (drawn === null) this.drop((one) => one === made);
      this.dropOldest();
    };
    bytes.then(settle, () => settle(null));
    return bytes;
  }

  /** Whether the blog's follower reads on behind that position, or, for all that is known, in a later epoch. */
  private hasPassed(slug: string, stood: ListPosition): boolean {
    const position = this.following.get(slug)?.position ?? null;
    return position !== null && (position.epoch !== stood.epoch || position.at > stood.at);
  }

  /** Follows the blog while one of its pictures is kept. */
  private follow(slug: string, stood: ListPosition): void {
    if (this.following.has(slug)) return;
    const follower = this.followers.open(slug, PUBLIC_LIST);
    this.following.set(slug, follower);
    follower.begin(stood, {
      take: (reached) => this.take(slug, reached),
      // Nobody knows what of the earlier epoch is gone: nothing of the blog stays.
      beginEpoch: ({ epoch, to }) => {
        this.drop((one) => one.slug === slug);
        return { epoch, at: to };
      },
    });
  }

  private take(slug: string, { items }: Reached): void {
    const changed = new Set(items.flatMap(({ entry }) => entry?.id ?? []));
    this.drop((one) => one.slug === slug && one.entry !== null && changed.has(one.entry));
  }

  private dropOldest(): void {
    let bytes = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const one of [...this.kept.values()]) {
      if (bytes <= this.maxBytes) return;
      bytes -= one.size;
      if (one.size > 0) this.drop((other) => other === one);
    }
  }

  private drop(which: (one: Kept) => boolean): void {
    for (const [name, one] of this.kept) if (which(one)) this.kept.delete(name);
    const slugs = new Set([...this.kept.values()].map(({ slug }) => slug));
    for (const [slug, follower] of this.following) {
      if (slugs.has(slug)) continue;
      follower.stop();
      this.following.delete(slug);
    }
  }
}

function nameOf({ slug, entry, lang }: LinkPreviewKey): string {
  return `${slug} ${entry ?? ''} ${lang}`;
}
