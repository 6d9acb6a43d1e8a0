/**
 * Preview pictures in memory, for as long as they show what stands: who asks names the standing, and a picture of an
 * earlier one is never given out. What is gone goes from here as soon as the bus tells it (rule T1); should the bus lose
 * that, the bytes lie here until somebody asks or others need the room, and nobody gets them.
 */
import type { Bus } from '../../bus/bus.js';

export interface PreviewKey {
  slug: string;
  /** null: of the blog itself. */
  entry: string | null;
  lang: string;
  /** What it shows; another one takes its place. */
  standing: string;
}

interface Kept extends PreviewKey {
  bytes: Promise<Buffer | null>;
  /** 0 while it is being drawn. */
  size: number;
}

const KEPT_MAX_BYTES = 24_000_000;

export class KeptPreviews {
  /** By the time they were asked for, the oldest first. */
  private readonly kept = new Map<string, Kept>();
  private readonly heard = new Map<string, () => void>();

  constructor(
    private readonly bus: Bus,
    private readonly maxBytes = KEPT_MAX_BYTES,
  ) {}

  /** Who asks for what is being drawn waits for the same drawing. undefined where nobody has begun. */
  known(key: PreviewKey): Promise<Buffer | null> | undefined {
    const name = nameOf(key);
    const known = this.kept.get(name);
    if (known?.standing !== key.standing) return undefined;
    this.kept.delete(name);
    this.kept.set(name, known);
    return known.bytes;
  }

  /** Keeps what is being drawn; null, no picture, is forgotten. */
  keep(key: PreviewKey, bytes: Promise<Buffer | null>): Promise<Buffer | null> {
    const name = nameOf(key);
    const made: Kept = { ...key, bytes, size: 0 };
    this.kept.delete(name);
    this.kept.set(name, made);
    this.listen(key.slug);
    const settle = (drawn: Buffer | null): void => {
      made.size = drawn?.length ?? 0;
      if (drawn === null) this.drop((one) => one === made);
      this.dropOldest();
    };
    bytes.then(settle, () => settle(null));
    return bytes;
  }

  /** Hears of entries that are gone, or lose a photo, as long as anything of their blog is here. */
  private listen(slug: string): void {
    if (this.heard.has(slug)) return;
    const unsubscribe = this.bus.subscribe(slug, ({ entry }) => {
      if (entry !== null) this.drop((one) => one.slug === slug && one.entry === entry.id);
    });
    this.heard.set(slug, unsubscribe);
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
    for (const [slug, unsubscribe] of this.heard) {
      if (slugs.has(slug)) continue;
      unsubscribe();
      this.heard.delete(slug);
    }
  }
}

function nameOf({ slug, entry, lang }: PreviewKey): string {
  return `${slug} ${entry ?? ''} ${lang}`;
}
