/** Preview pictures in memory: few, for a while, and none of an entry that is not there any more (rule T1). */
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
  at: number;
}

/** A picture has some 60 KB. */
const KEPT_MAX = 100;
const KEPT_FOR_MS = 60_000;

export class KeptPreviews {
  /** By the time they were made, the oldest first. */
  private readonly kept = new Map<string, Kept>();
  private readonly heard = new Map<string, () => void>();

  constructor(
    private readonly bus: Bus,
    private readonly now: () => number,
  ) {}

  /** Who asks for what is being drawn waits for the same drawing. null where there is no picture now. */
  get(key: PreviewKey, draw: () => Promise<Buffer | null>): Promise<Buffer | null> {
    this.dropOld();
    const name = nameOf(key);
    const known = this.kept.get(name);
    if (known?.standing === key.standing) return known.bytes;
    this.kept.delete(name);
    const bytes = draw();
    const made: Kept = { ...key, bytes, at: this.now() };
    this.kept.set(name, made);
    this.listen(key.slug);
    setTimeout(() => this.dropOld(), KEPT_FOR_MS + 1_000).unref();
    const forget = (): void => {
      if (this.kept.get(name) === made) this.kept.delete(name);
    };
    bytes.then((drawn) => drawn === null && forget(), forget);
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

  /** The bus may lose what it should tell, so nothing stays for longer than a takedown may take. */
  private dropOld(): void {
    const since = this.now() - KEPT_FOR_MS;
    this.drop(({ at }) => at <= since);
    for (const [name] of [...this.kept].slice(0, Math.max(0, this.kept.size - KEPT_MAX))) this.kept.delete(name);
    const slugs = new Set([...this.kept.values()].map(({ slug }) => slug));
    for (const [slug, unsubscribe] of this.heard) {
      if (slugs.has(slug)) continue;
      unsubscribe();
      this.heard.delete(slug);
    }
  }

  private drop(which: (one: Kept) => boolean): void {
    for (const [name, one] of this.kept) if (which(one)) this.kept.delete(name);
  }
}

function nameOf({ slug, entry, lang }: PreviewKey): string {
  return `${slug} ${entry ?? ''} ${lang}`;
}
